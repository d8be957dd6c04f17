# SPDX-License-Identifier: GPL-3.0-or-later
# yenile_windows_resources(NAME): what Windows shows of a program, and how it treats it: icon, version, manifest.
function(yenile_windows_resources program)
    set(YENILE_PROGRAM ${program})
    string(REPLACE . , YENILE_VERSION_NUMBERS ${PROJECT_VERSION}.0)
    set(folder ${CMAKE_SOURCE_DIR}/packaging/windows)
    set(resources ${CMAKE_CURRENT_BINARY_DIR}/${program}.rc)
    configure_file(${folder}/program.rc.in ${resources} @ONLY)
    configure_file(${folder}/program.manifest.in ${CMAKE_CURRENT_BINARY_DIR}/${program}.manifest @ONLY)
    configure_file(${CMAKE_SOURCE_DIR}/resources/icons/yenile.ico ${CMAKE_CURRENT_BINARY_DIR}/yenile.ico COPYONLY)
    target_sources(${program} PRIVATE ${resources})
    if(MSVC) # whose linker would add a manifest of its own
        target_link_options(${program} PRIVATE /MANIFEST:NO)
    endif()
    set_source_files_properties(${resources} PROPERTIES INCLUDE_DIRECTORIES ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
