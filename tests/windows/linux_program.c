// SPDX-License-Identifier: GPL-3.0-or-later
/* Under wine: runs the program of Linux that it is named for (openssl.exe runs openssl), so that the tests
   have the same judges on both systems. wine starts programs of Linux, but tells neither what they print nor
   how they end; files do. */
#include <windows.h>

#include <ctype.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { longest = 30000 };

typedef char*(CDECL* ToUnix)(const WCHAR*);

/* The same path as Linux has it. */
static char* unixPath(const char* path) {
    static ToUnix toUnix;
    WCHAR wide[longest];
    if (!toUnix)
        toUnix = (ToUnix)(void*)GetProcAddress(GetModuleHandleA("kernel32"), "wine_get_unix_file_name");
    MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, longest);
    return toUnix ? toUnix(wide) : NULL;
}

/* The folder of a drive, as wine sets them up: the name that it has among the devices holds a colon, and so
   would be an address to OpenSSL. */
static void appendDrive(char* to, char letter) {
    const char drive[] = {letter, ':', '\\', 0};
    const char* const root = unixPath(drive);
    const char* const devices = root ? strstr(root, "/dosdevices/") : NULL;
    if (!devices)
        strcpy(to, root ? root : "");
    else if (tolower((unsigned char)letter) == 'c')
        sprintf(to, "%.*s/drive_c", (int)(devices - root), root);
    else
        *to = 0; /* z: the whole computer */
}

static int isPath(const char* text) {
    return isalpha((unsigned char)text[0]) && text[1] == ':' && (text[2] == '/' || text[2] == '\\');
}

/* Appends an argument as the shell quotes it. What stands in it of paths of Windows becomes Linux's: drives
   alone, so that nothing has to be known of where a path ends. */
static void append(char* line, const char* argument) {
    char* to = line + strlen(line);
    int inPath = 0;
    *to++ = ' ';
    *to++ = '\'';
    for (const char* from = argument; *from; ++from) {
        if (isPath(from) && (from == argument || !isalnum((unsigned char)from[-1]))) {
            appendDrive(to, *from);
            to += strlen(to);
            *to++ = '/';
            from += 2;
            inPath = 1;
        } else if (*from == '\'') {
            to += sprintf(to, "'\\''");
        } else {
            *to++ = *from == '\\' && inPath ? '/' : *from;
        }
    }
    strcpy(to, "'");
}

static void keep(char* line, const char* variable) {
    const char* const value = getenv(variable);
    char setting[longest];
    if (!value)
        return;
    snprintf(setting, sizeof setting, "%s=%s", variable, value);
    append(line, setting);
}

/* Passes on what was printed since. */
static void copyNew(FILE* from, FILE* to) {
    char bytes[65536];
    size_t count;
    fseek(from, 0, SEEK_CUR); /* it may have grown since its end was seen */
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, count, to);
    fflush(to);
}

int main(int argc, char* argv[]) {
    static char line[4 * longest];
    char folder[MAX_PATH], name[MAX_PATH], output[MAX_PATH + 8], errors[MAX_PATH + 8], status[MAX_PATH + 8];
    GetTempPathA(sizeof folder, folder);
    GetTempFileNameA(folder, "lnx", 0, name);
    sprintf(output, "%s.out", name);
    sprintf(errors, "%s.err", name);
    sprintf(status, "%s.end", name);
    fclose(fopen(output, "wb"));
    fclose(fopen(errors, "wb"));

    char program[MAX_PATH];
    const char* base = strrchr(argv[0], '\\');
    strcpy(program, base ? base + 1 : argv[0]);
    char* const ending = strrchr(program, '.');
    if (ending)
        *ending = 0;

    /* Files that tests write for a program of Linux name others as Windows has them. So it runs where "C:" is
       a folder: that one. */
    strcpy(line, "exec </dev/null; cd");
    append(line, folder);
    strcat(line, "; [ -e C: ] || ln -s");
    append(line, "C:\\");
    strcat(line, " ./C: ; [ -e Z: ] || ln -s / ./Z: ; env");
    keep(line, "SOFTHSM2_CONF");
    append(line, program);
    for (int i = 1; i < argc; ++i)
        append(line, argv[i]);
    strcat(line, " >");
    append(line, output);
    strcat(line, " 2>");
    append(line, errors);
    strcat(line, "; echo $? >");
    append(line, name);
    strcat(line, "; mv");
    append(line, name);
    append(line, status);

    /* The shell reads its commands from a file: no command line is quoted twice. */
    char script[MAX_PATH + 8];
    sprintf(script, "%s.sh", name);
    FILE* const commands = fopen(script, "wb");
    fprintf(commands, "%s\n", line);
    fclose(commands);
    char call[2 * MAX_PATH];
    sprintf(call, "\"Z:\\bin\\sh\" \"%s\"", unixPath(script));
    STARTUPINFOA startup = {.cb = sizeof startup};
    PROCESS_INFORMATION started;
    if (!CreateProcessA("Z:\\bin\\sh", call, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &started))
        return 127;

    _setmode(_fileno(stdout), _O_BINARY); /* ends of lines stay as they are */
    _setmode(_fileno(stderr), _O_BINARY);
    FILE* const printed = fopen(output, "rb");
    FILE* const complained = fopen(errors, "rb");
    int code = 127;
    for (FILE* end = NULL; !end; Sleep(2)) {
        end = fopen(status, "rb");
        copyNew(printed, stdout);
        copyNew(complained, stderr);
        if (end && fscanf(end, "%d", &code) != 1)
            code = 127;
        if (end)
            fclose(end);
    }
    fclose(printed);
    fclose(complained);
    remove(output);
    remove(errors);
    remove(status);
    remove(script);
    return code;
}
