// SPDX-License-Identifier: GPL-3.0-or-later
/* A PKCS#11 module that passes its calls on to SoftHSM2 and goes wrong on demand. The file that
 * YENILE_FAULTS names says how, one fault a line, and is read at every call, so that a card can be taken out
 * in the middle of the work:
 *
 *   C_Sign hang            never returns             C_Sign crash       takes the process with it
 *   C_Sign wait            works once the fault is taken away
 *   C_Sign 0x30            returns that value        C_Sign done        returns CKR_OK and does nothing
 *   C_Sign exit            ends the process          C_Sign delay 300   waits so many milliseconds, then
 * works C_Sign after 0x30      works, and then returns that value absent                 no token in any slot
 * noise              prints to standard output no-slots               and no slot either        spare-slot
 * 0x30    C_GetTokenInfo of the empty slot set-flags 0x40000      in CK_TOKEN_INFO.flags    clear-flags 0x400
 *   pin-length 8 4         in CK_TOKEN_INFO          garbled-info       texts that are none
 *   removable              slots of a reader         null-arguments     C_Initialize refuses arguments (AKIS)
 *   no-mechanism 0x1 0xd   C_SignInit of these fails, and they are not listed
 *   hashing-ecdsa          CKM_ECDSA_SHA256, which SoftHSM2 lacks, in the place of CKM_ECDSA
 *   stderr-noise           prints to standard error
 *   C_Login last-try       a wrong PIN leaves one try
 *   twins                  all tokens carry one label and serial number
 *   mechanisms 0xffffffff  so many are said to be there
 *   attribute-size 0x7fffffff  that each attribute is said to have
 *   no-values              CKA_VALUE of no object can be read
 *   objects 0x400          so many are said to be found by each C_FindObjects
 *   endless-objects        C_FindObjects never comes to an end
 *   signature-size 0x10    that C_Sign says it wrote
 *   garbled-signature      of the right size
 *   always-authenticate    keys want the PIN for each signature
 *   context-login 0xa4     C_Login for a single signature returns that value
 *   reader-pin 123456      the PIN is entered on the reader, and this is what is entered
 *   reader-new-pin 654321  and this is what is entered there as the new one
 *   C_SetPIN last-try      a wrong PIN leaves one try
 *   so-flags 0x400000      in CK_TOKEN_INFO.flags once a wrong PUK was entered
 *   card LABEL             the token of that label is the one that is there
 *   from 17                what stands below holds from the 17th call in a process on
 *   call 17 crash          the 17th call goes wrong so (hang, exit, kill, a value), once in all processes:
 *                          the file YENILE_FAULTS.struck is made then; kill-parent ends the helper's client
 *
 * The file that YENILE_FAULT_LOG names gets a line for each of these calls, never with a PIN. */
#include "faulty_driver_system.h"

#include <p11-kit/pkcs11.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static CK_FUNCTION_LIST faulty;
static CK_FUNCTION_LIST_PTR real;
static int authenticated;
static CK_OBJECT_HANDLE found;
static int wrongPins; /* since C_Login was told to leave one try after them */
static int wrongPuks;
static unsigned long calls;

/* The value of a fault, "" where it has none, NULL where it is not asked for. */
static const char* fault(const char* name) {
    static char value[64];
    const char* path = getenv("YENILE_FAULTS");
    FILE* script = path ? fopen(path, "rb") : NULL;
    const char* found = NULL;
    char line[128];
    while (script && !found && fgets(line, sizeof line, script)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "from ", 5) == 0 && calls < strtoul(line + 5, NULL, 10))
            break;
        const size_t length = strlen(name);
        if (strncmp(line, name, length) == 0 && (line[length] == ' ' || line[length] == '\0')) {
            snprintf(value, sizeof value, "%s", line[length] ? line + length + 1 : "");
            found = value;
        }
    }
    if (script)
        fclose(script);
    return found;
}

static CK_ULONG number(const char* name) {
    const char* value = fault(name);
    return value ? strtoul(value, NULL, 16) : 0;
}

/* Is the mechanism one of those that the token is not to have? */
static int lacks(CK_MECHANISM_TYPE mechanism) {
    const char* list = fault("no-mechanism");
    for (char* end = NULL; list && *list; list = end) {
        if (strtoul(list, &end, 16) == mechanism)
            return 1;
        if (end == list)
            return 0;
    }
    return 0;
}

/* What the call that is under way is to do once, if anything. */
static const char* once(void) {
    char* how = NULL;
    const char* which = fault("call");
    if (!which || strtoul(which, &how, 10) != calls || *how != ' ')
        return NULL;
    char struck[4096];
    snprintf(struck, sizeof struck, "%s.struck", getenv("YENILE_FAULTS"));
    return makeFile(struck) ? how + 1 : NULL;
}

/* Is another card in the reader of that slot, or none? */
static int isOut(CK_SLOT_ID slot) {
    if (fault("absent"))
        return 1;
    CK_TOKEN_INFO info;
    const char* label = fault("card");
    if (!label || real->C_GetTokenInfo(slot, &info) != CKR_OK)
        return 0;
    const size_t length = strlen(label);
    return strncmp((const char*)info.label, label, length) != 0 || info.label[length] != ' ';
}

static int isGone(CK_SESSION_HANDLE session) {
    CK_SESSION_INFO info;
    return fault("absent") ||
           (fault("card") && real->C_GetSessionInfo(session, &info) == CKR_OK && isOut(info.slotID));
}

/* Notes the call and goes wrong; 0 where the call is to be passed on, else *value is to be returned. */
static int strikes(const char* function, CK_RV* value) {
    const char* log = getenv("YENILE_FAULT_LOG");
    FILE* file = log ? fopen(log, "ab") : NULL;
    if (file) {
        fprintf(file, "%s\n", function);
        fclose(file);
    }
    if (fault("noise")) {
        printf("%s was called\n", function);
        fflush(stdout);
    }
    if (fault("stderr-noise"))
        fprintf(stderr, "noise of %s\n", function);
    ++calls;
    const char* how = once();
    if (!how)
        how = fault(function);
    while (how && strcmp(how, "wait") == 0) {
        pauseFor(10);
        how = fault(function);
    }
    if (!how)
        return 0;
    while (strcmp(how, "hang") == 0)
        pauseFor(1000);
    if (strcmp(how, "kill-parent") == 0) {
        killParent();
        return 0;
    }
    if (strcmp(how, "kill") == 0)
        killThis();
    if (strcmp(how, "crash") == 0)
        crash();
    if (strcmp(how, "exit") == 0)
        exitAtOnce();
    if (strncmp(how, "after ", 6) == 0 || strcmp(how, "last-try") == 0)
        return 0;
    if (strncmp(how, "delay ", 6) == 0) {
        pauseFor(strtoul(how + 6, NULL, 10));
        return 0;
    }
    *value = strcmp(how, "done") == 0 ? CKR_OK : strtoul(how, NULL, 16);
    return 1;
}

/* What is returned in place of `value` when the work is done. */
static CK_RV afterwards(const char* function, CK_RV value) {
    const char* how = fault(function);
    return how && strncmp(how, "after ", 6) == 0 ? strtoul(how + 6, NULL, 16) : value;
}

#define STRIKE(function)                                                                                     \
    do {                                                                                                     \
        CK_RV struck;                                                                                        \
        if (strikes(#function, &struck))                                                                     \
            return struck;                                                                                   \
    } while (0)

static CK_RV initialize(void* arguments) {
    STRIKE(C_Initialize);
    if (arguments && fault("null-arguments"))
        return CKR_ARGUMENTS_BAD;
    return real->C_Initialize(arguments);
}

static CK_RV finalize(void* reserved) {
    STRIKE(C_Finalize);
    return real->C_Finalize(reserved);
}

static CK_RV slotList(CK_BBOOL present, CK_SLOT_ID* slots, CK_ULONG* count) {
    STRIKE(C_GetSlotList);
    if (fault("no-slots") || (present && fault("absent"))) {
        *count = 0;
        return CKR_OK;
    }
    if (!present || !fault("card"))
        return real->C_GetSlotList(present, slots, count);
    CK_SLOT_ID all[16];
    CK_ULONG known = 16, there = 0;
    const CK_RV value = real->C_GetSlotList(CK_TRUE, all, &known);
    for (CK_ULONG i = 0; value == CKR_OK && i < known; ++i)
        if (!isOut(all[i])) {
            if (slots && there < *count)
                slots[there] = all[i];
            ++there;
        }
    *count = there;
    return value;
}

static CK_RV slotInfo(CK_SLOT_ID slot, CK_SLOT_INFO* info) {
    STRIKE(C_GetSlotInfo);
    const CK_RV value = real->C_GetSlotInfo(slot, info);
    if (fault("removable"))
        info->flags |= CKF_REMOVABLE_DEVICE;
    if (isOut(slot))
        info->flags &= ~(CK_FLAGS)CKF_TOKEN_PRESENT;
    return value;
}

static CK_RV tokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
    STRIKE(C_GetTokenInfo);
    if (isOut(slot))
        return CKR_TOKEN_NOT_PRESENT;
    const CK_RV value = real->C_GetTokenInfo(slot, info);
    if (!(info->flags & CKF_TOKEN_INITIALIZED) && fault("spare-slot"))
        return number("spare-slot");
    if (wrongPins > 0)
        info->flags |= CKF_USER_PIN_FINAL_TRY;
    if (wrongPuks > 0)
        info->flags |= number("so-flags");
    info->flags |= number("set-flags");
    info->flags &= ~number("clear-flags");
    const char* length = fault("pin-length");
    if (length)
        sscanf(length, "%lu %lu", &info->ulMinPinLen, &info->ulMaxPinLen);
    if (fault("garbled-info")) {
        memset(info->label, 0xff, sizeof info->label);
        memset(info->manufacturerID, 0xc3, sizeof info->manufacturerID);
        memset(info->model, 0, sizeof info->model);
    }
    if (fault("twins")) {
        memset(info->label, ' ', sizeof info->label);
        memset(info->serialNumber, '0', sizeof info->serialNumber);
    }
    if (fault("reader-pin"))
        info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    return value;
}

static CK_RV openSession(CK_SLOT_ID slot, CK_FLAGS flags, void* application, CK_NOTIFY notify,
                         CK_SESSION_HANDLE* session) {
    STRIKE(C_OpenSession);
    return isOut(slot) ? CKR_TOKEN_NOT_PRESENT
                       : real->C_OpenSession(slot, flags, application, notify, session);
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* pin, CK_ULONG size) {
    STRIKE(C_Login);
    static char entered[64];
    if (isGone(session))
        return CKR_DEVICE_REMOVED;
    const char* onReader = fault("reader-pin");
    if (!pin && !onReader)
        return CKR_ARGUMENTS_BAD;
    if (!pin) {
        snprintf(entered, sizeof entered, "%s", onReader);
        pin = (CK_UTF8CHAR*)entered;
        size = strlen(entered);
    }
    const char* how = fault("C_Login");
    if (how && strcmp(how, "last-try") == 0) {
        const CK_RV value = real->C_Login(session, user, pin, size);
        wrongPins += value == CKR_PIN_INCORRECT;
        return value;
    }
    if (user != CKU_CONTEXT_SPECIFIC) {
        const CK_RV value = real->C_Login(session, user, pin, size);
        wrongPuks += user == CKU_SO && value == CKR_PIN_INCORRECT;
        return afterwards("C_Login", value);
    }
    if (fault("context-login"))
        return number("context-login");
    /* SoftHSM knows no PIN for a single signature; the tests' PIN is always this one. */
    authenticated = size == 6 && memcmp(pin, "123456", 6) == 0;
    return authenticated ? CKR_OK : CKR_PIN_INCORRECT;
}

/* What is entered on the reader, where nothing comes from the screen. */
static CK_UTF8CHAR* onReader(const char* name, CK_ULONG* size) {
    static char entered[2][64];
    char* const place = entered[strcmp(name, "reader-pin") == 0];
    const char* typed = fault(name);
    snprintf(place, sizeof entered[0], "%s", typed ? typed : "");
    *size = strlen(place);
    return (CK_UTF8CHAR*)place;
}

static CK_RV setPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* old, CK_ULONG oldSize, CK_UTF8CHAR* new,
                    CK_ULONG newSize) {
    STRIKE(C_SetPIN);
    if (isGone(session))
        return CKR_DEVICE_REMOVED;
    if (!old)
        old = onReader("reader-pin", &oldSize);
    if (!new)
        new = onReader("reader-new-pin", &newSize);
    const CK_RV value = real->C_SetPIN(session, old, oldSize, new, newSize);
    const char* how = fault("C_SetPIN");
    if (how && strcmp(how, "last-try") == 0)
        wrongPins += value == CKR_PIN_INCORRECT;
    return afterwards("C_SetPIN", value);
}

static CK_RV initPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* pin, CK_ULONG size) {
    STRIKE(C_InitPIN);
    if (isGone(session))
        return CKR_DEVICE_REMOVED;
    if (!pin)
        pin = onReader("reader-new-pin", &size);
    return afterwards("C_InitPIN", real->C_InitPIN(session, pin, size));
}

static CK_RV attributes(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE* wanted,
                        CK_ULONG count) {
    STRIKE(C_GetAttributeValue);
    if (isGone(session))
        return CKR_DEVICE_REMOVED;
    for (CK_ULONG i = 0; i < count; ++i)
        if (wanted[i].type == CKA_VALUE && fault("no-values"))
            return CKR_ATTRIBUTE_SENSITIVE;
    const CK_RV value = real->C_GetAttributeValue(session, object, wanted, count);
    for (CK_ULONG i = 0; i < count && fault("attribute-size"); ++i)
        wanted[i].ulValueLen = number("attribute-size");
    for (CK_ULONG i = 0; i < count; ++i)
        if (wanted[i].type == CKA_ALWAYS_AUTHENTICATE && wanted[i].pValue && fault("always-authenticate"))
            *(CK_BBOOL*)wanted[i].pValue = CK_TRUE;
    return value;
}

static CK_RV findInit(CK_SESSION_HANDLE session, CK_ATTRIBUTE* wanted, CK_ULONG count) {
    STRIKE(C_FindObjectsInit);
    return isGone(session) ? CKR_DEVICE_REMOVED : real->C_FindObjectsInit(session, wanted, count);
}

static CK_RV find(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE* objects, CK_ULONG most, CK_ULONG* count) {
    STRIKE(C_FindObjects);
    const CK_RV value = real->C_FindObjects(session, objects, most, count);
    if (*count > 0)
        found = objects[0];
    for (CK_ULONG i = 0; i < most && fault("endless-objects"); ++i) {
        objects[i] = found;
        *count = most;
    }
    if (fault("objects"))
        *count = number("objects");
    return value;
}

static CK_RV findFinal(CK_SESSION_HANDLE session) {
    STRIKE(C_FindObjectsFinal);
    return real->C_FindObjectsFinal(session);
}

static CK_RV closeSession(CK_SESSION_HANDLE session) {
    STRIKE(C_CloseSession);
    return real->C_CloseSession(session);
}

static CK_RV logout(CK_SESSION_HANDLE session) {
    STRIKE(C_Logout);
    return real->C_Logout(session);
}

static CK_RV mechanismList(CK_SLOT_ID slot, CK_MECHANISM_TYPE* mechanisms, CK_ULONG* count) {
    STRIKE(C_GetMechanismList);
    const CK_RV value = real->C_GetMechanismList(slot, mechanisms, count);
    for (CK_ULONG i = 0; mechanisms && i < *count; ++i)
        if (lacks(mechanisms[i]))
            mechanisms[i] = CKM_VENDOR_DEFINED;
        else if (mechanisms[i] == CKM_ECDSA && fault("hashing-ecdsa"))
            mechanisms[i] = CKM_ECDSA_SHA256;
    if (fault("mechanisms"))
        *count = number("mechanisms");
    return value;
}

static CK_OBJECT_HANDLE hashingKey = CK_INVALID_HANDLE; /* of C_SignInit with CKM_ECDSA_SHA256 */

/* CKM_ECDSA_SHA256 by what SoftHSM2 has. */
static CK_RV hashAndSign(CK_SESSION_HANDLE session, CK_BYTE* data, CK_ULONG size, CK_BYTE* signature,
                         CK_ULONG* signatureSize) {
    CK_MECHANISM sha256 = {CKM_SHA256, NULL, 0};
    CK_MECHANISM ecdsa = {CKM_ECDSA, NULL, 0};
    CK_BYTE digest[32];
    CK_ULONG digestSize = sizeof digest;
    CK_RV value = real->C_DigestInit(session, &sha256);
    if (value == CKR_OK)
        value = real->C_Digest(session, data, size, digest, &digestSize);
    if (value == CKR_OK)
        value = real->C_SignInit(session, &ecdsa, hashingKey);
    hashingKey = CK_INVALID_HANDLE;
    return value == CKR_OK ? real->C_Sign(session, digest, digestSize, signature, signatureSize) : value;
}

static CK_RV signInit(CK_SESSION_HANDLE session, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE key) {
    STRIKE(C_SignInit);
    authenticated = 0;
    if (lacks(mechanism->mechanism))
        return CKR_MECHANISM_INVALID;
    if (fault("hashing-ecdsa")) {
        hashingKey = key;
        return mechanism->mechanism == CKM_ECDSA_SHA256 ? CKR_OK : CKR_MECHANISM_INVALID;
    }
    return isGone(session) ? CKR_DEVICE_REMOVED : real->C_SignInit(session, mechanism, key);
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE* data, CK_ULONG size, CK_BYTE* signature,
                  CK_ULONG* signatureSize) {
    STRIKE(C_Sign);
    if (isGone(session))
        return CKR_DEVICE_REMOVED;
    if (fault("always-authenticate") && !authenticated)
        return CKR_USER_NOT_LOGGED_IN;
    const CK_RV value = hashingKey != CK_INVALID_HANDLE
                            ? hashAndSign(session, data, size, signature, signatureSize)
                            : real->C_Sign(session, data, size, signature, signatureSize);
    if (fault("garbled-signature"))
        memset(signature, 0x5a, *signatureSize);
    if (fault("signature-size"))
        *signatureSize = number("signature-size");
    return afterwards("C_Sign", value);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
    STRIKE(C_GetFunctionList);
    const CK_C_GetFunctionList entry = (CK_C_GetFunctionList)softHsmEntry();
    if (!entry || entry(&real) != CKR_OK)
        return CKR_GENERAL_ERROR;
    faulty = *real;
    faulty.C_GetFunctionList = C_GetFunctionList;
    faulty.C_Initialize = initialize;
    faulty.C_Finalize = finalize;
    faulty.C_GetSlotList = slotList;
    faulty.C_GetSlotInfo = slotInfo;
    faulty.C_GetTokenInfo = tokenInfo;
    faulty.C_OpenSession = openSession;
    faulty.C_Login = login;
    faulty.C_GetAttributeValue = attributes;
    faulty.C_FindObjectsInit = findInit;
    faulty.C_FindObjects = find;
    faulty.C_FindObjectsFinal = findFinal;
    faulty.C_CloseSession = closeSession;
    faulty.C_Logout = logout;
    faulty.C_SetPIN = setPin;
    faulty.C_InitPIN = initPin;
    faulty.C_GetMechanismList = mechanismList;
    faulty.C_SignInit = signInit;
    faulty.C_Sign = sign;
    *list = &faulty;
    return CKR_OK;
}
