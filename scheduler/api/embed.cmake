# Puts a file into a C array, so that the program carries its own description.
file(READ ${FILE} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(WRITE ${OUT} "/* Made by embed.cmake. */\n#include \"scheduler/api/openapi.h\"\n\n"
    "const char openapi_text[] = {${hex}};\nconst size_t openapi_len = sizeof(openapi_text);\n")
