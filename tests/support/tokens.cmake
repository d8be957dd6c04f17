# SPDX-License-Identifier: GPL-3.0-or-later
# A token of its own for whoever needs one, and SoftHSM2 that goes wrong on demand. For tests/pkcs11 and tests/windows.
set(support ${CMAKE_SOURCE_DIR}/tests/support)
set(token_sources ${support}/softhsm.cpp ${support}/softhsm_posix.cpp ${support}/softhsm_win.cpp)
yenile_of_this_system(token_sources)
add_library(yenile_test_softhsm STATIC ${token_sources})
target_link_libraries(yenile_test_softhsm PUBLIC yenile_test_ca)

set(driver_sources ${support}/faulty_driver.c ${support}/faulty_driver_posix.c ${support}/faulty_driver_win.c)
yenile_of_this_system(driver_sources)
add_library(yenile-faulty-driver MODULE ${driver_sources})
set_target_properties(yenile-faulty-driver PROPERTIES PREFIX "" SUFFIX ".so" AUTOMOC OFF)
target_include_directories(yenile-faulty-driver SYSTEM PRIVATE ${p11kit_INCLUDE_DIRS})
target_compile_definitions(yenile-faulty-driver PRIVATE # the first is for Windows, the others are for Linux
    CRYPTOKI_EXPORTS _GNU_SOURCE SOFTHSM_MODULE="/usr/lib/softhsm/libsofthsm2.so")
target_link_libraries(yenile-faulty-driver PRIVATE yenile_foreign_flags ${CMAKE_DL_LIBS})
