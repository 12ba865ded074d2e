# Debian 12's packages, all of them; script/setup installs what is missing. Nothing is downloaded.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.74 REQUIRED)  # Boost.Graph is header-only for us
find_package(CLI11 2.1 CONFIG REQUIRED)
find_package(LibXml2 2.9 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS i18n uc)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(RocksDB 7.8 CONFIG REQUIRED)
find_package(cereal 1.3 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 CONFIG REQUIRED)
find_package(simdjson 3.0 CONFIG REQUIRED)
find_package(yaml-cpp 0.7 CONFIG REQUIRED)

pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)

# CLD2 ships neither a CMake config nor a .pc file.
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(cld2 INTERFACE)
target_link_libraries(cld2 INTERFACE ${CLD2_LIBRARY})
