# claimgraph_module(<folder> SOURCES ... HEADERS ... [LINK ...] [LINK_PRIVATE ...])
# One static library per folder: target claimgraph_<folder>, alias claimgraph::<folder>; core/model is "model".
# HEADERS are its public face; what LINK does not name, it may not include (tests/layers.cmake).
function(claimgraph_module folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;LINK;LINK_PRIVATE")
  set(target claimgraph_${folder})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(claimgraph::${folder} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
  claimgraph_warnings(${target})
endfunction()

function(claimgraph_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual)
endfunction()

# claimgraph_data(<folder> FILES ...): compiles data files into the library of that folder as string_views.
# Readable tables stay readable in the repository; the program needs no file beside it. The generated header
# "<folder>_data.h" declares  std::string_view data_file(std::string_view path)  and  the list of paths.
function(claimgraph_data folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FILES")
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${folder}_data.cc)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -D OUTPUT=${output} -D FOLDER=${folder} -D DIRECTORY=${CMAKE_CURRENT_SOURCE_DIR}
            "-DFILES=${arg_FILES}" -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${arg_FILES} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding the tables of ${folder}" VERBATIM)
  target_sources(claimgraph_${folder} PRIVATE ${output})
endfunction()
