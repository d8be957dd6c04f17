# SPDX-License-Identifier: GPL-3.0-or-later
# Builds for Windows with Debian's mingw-w64: the libraries of build-prefix and, by the presets `windows` (64 bits) and
# `windows32`, Yenile. Reads from the command line or the environment YENILE_WINDOWS_PREFIX, the folder of those
# libraries, and YENILE_WINDOWS_PROCESSOR, x86_64 or i686.
foreach(name YENILE_WINDOWS_PREFIX YENILE_WINDOWS_PROCESSOR)
    if(NOT ${name})
        set(${name} $ENV{${name}})
    endif()
    list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ${name})
endforeach()
if(NOT YENILE_WINDOWS_PROCESSOR)
    set(YENILE_WINDOWS_PROCESSOR x86_64)
endif()

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR ${YENILE_WINDOWS_PROCESSOR})
set(compiler ${YENILE_WINDOWS_PROCESSOR}-w64-mingw32)
set(CMAKE_C_COMPILER ${compiler}-gcc-posix)
set(CMAKE_CXX_COMPILER ${compiler}-g++-posix)
set(CMAKE_RC_COMPILER ${compiler}-windres)

set(CMAKE_PREFIX_PATH ${YENILE_WINDOWS_PREFIX})
set(CMAKE_FIND_ROOT_PATH ${YENILE_WINDOWS_PREFIX} /usr/${compiler})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# Qt's code generators are those of the computer that builds; they must be of the same version.
set(QT_HOST_PATH /usr)
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)

# Else pkg-config would answer with the libraries of the computer that builds. Wherever the prefix lies, it moves with it.
set(ENV{PKG_CONFIG_LIBDIR} ${YENILE_WINDOWS_PREFIX}/lib/pkgconfig:/usr/${compiler}/lib/pkgconfig)
set(ENV{PKG_CONFIG_PATH} "")
set(PKG_CONFIG_ARGN --define-prefix)
set(CMAKE_CROSSCOMPILING_EMULATOR ${CMAKE_CURRENT_LIST_DIR}/under-wine)
