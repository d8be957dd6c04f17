// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/gate/gate.h"
#include "pkcs11/gate/library.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace {

using namespace yenile::pkcs11::gate;

const CK_FUNCTION_LIST* driver = nullptr;
CK_FUNCTION_LIST exactFunctions;
CK_FUNCTION_LIST libp11Functions;
Failure lastFailure;
std::string loadDetail;

void note(const char* function, CK_RV value, std::chrono::steady_clock::duration time) {
    if (value != CKR_OK)
        lastFailure = {function, value, ""};
    static const bool logged = [] {
        const char* wanted = std::getenv(logVariable);
        return wanted && std::strcmp(wanted, "1") == 0;
    }();
    if (logged)
        std::fprintf(stderr, "yenile-token: %s 0x%lx %.1f ms\n", function, value,
                     std::chrono::duration<double, std::milli>(time).count());
}

/// A function's name as a template argument.
template <std::size_t Size>
struct Name {
    char text[Size];
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is to become one by itself
    constexpr Name(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
};

/// Pass<"C_Login", &CK_FUNCTION_LIST::C_Login>::call asks the driver and notes the outcome.
template <Name name, auto member>
struct Pass;
template <Name name, typename... Arguments, CK_RV (*CK_FUNCTION_LIST::*member)(Arguments...)>
struct Pass<name, member> {
    static CK_RV call(Arguments... arguments) {
        const auto begin = std::chrono::steady_clock::now();
        const auto function = driver->*member;
        const CK_RV value = function ? function(arguments...) : CKR_FUNCTION_NOT_SUPPORTED;
        note(name.text, value, std::chrono::steady_clock::now() - begin);
        return value;
    }
};
#define YENILE_PASS(function) Pass<#function, &CK_FUNCTION_LIST::function>::call

// AKİS refuses locking arguments, which libp11 always sends. Without them the caller promises to use one
// thread, and the helper has only one.
CK_RV initialize(void* arguments) {
    CK_RV value = YENILE_PASS(C_Initialize)(arguments);
    const auto* given = static_cast<const CK_C_INITIALIZE_ARGS*>(arguments);
    if (value == CKR_ARGUMENTS_BAD && given && !given->pReserved)
        value = YENILE_PASS(C_Initialize)(nullptr);
    return value;
}

// libp11 gives up all slots when one of them answers with an error other than these two.
CK_RV tokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
    const CK_RV value = YENILE_PASS(C_GetTokenInfo)(slot, info);
    return value == CKR_OK || value == CKR_TOKEN_NOT_PRESENT ? value : CKR_TOKEN_NOT_RECOGNIZED;
}

CK_RV functionList(CK_FUNCTION_LIST** list) {
    *list = &libp11Functions;
    return CKR_OK;
}

void makeLists() {
    exactFunctions = *driver;
#define YENILE_SET(function) exactFunctions.function = YENILE_PASS(function)
    YENILE_SET(C_Initialize);
    YENILE_SET(C_Finalize);
    YENILE_SET(C_GetInfo);
    YENILE_SET(C_GetSlotList);
    YENILE_SET(C_GetSlotInfo);
    YENILE_SET(C_GetTokenInfo);
    YENILE_SET(C_GetMechanismList);
    YENILE_SET(C_OpenSession);
    YENILE_SET(C_CloseSession);
    YENILE_SET(C_CloseAllSessions);
    YENILE_SET(C_GetSessionInfo);
    YENILE_SET(C_Login);
    YENILE_SET(C_Logout);
    YENILE_SET(C_InitPIN);
    YENILE_SET(C_SetPIN);
    YENILE_SET(C_FindObjectsInit);
    YENILE_SET(C_FindObjects);
    YENILE_SET(C_FindObjectsFinal);
    YENILE_SET(C_GetAttributeValue);
    YENILE_SET(C_SignInit);
    YENILE_SET(C_Sign);
#undef YENILE_SET
    libp11Functions = exactFunctions;
    libp11Functions.C_GetFunctionList = functionList;
    libp11Functions.C_Initialize = initialize;
    libp11Functions.C_GetTokenInfo = tokenInfo;
}

CK_RV loadFailed(std::string detail) {
    loadDetail = std::move(detail);
    lastFailure = {"load", CKR_GENERAL_ERROR, loadDetail.c_str()};
    return CKR_GENERAL_ERROR;
}

// The driver is never unloaded: some crash in it, and the process ends soon after anyway.
CK_RV loadDriver() {
    const char* path = std::getenv(driverVariable);
    if (!path || !isAbsolute(path))
        return loadFailed("the driver's path is not absolute");
    void* library = openLibrary(path);
    if (!library)
        return loadFailed(lastLoadProblem());
    const auto entry = reinterpret_cast<CK_C_GetFunctionList>(symbolOf(library, "C_GetFunctionList"));
    if (!entry)
        return loadFailed("not a PKCS#11 module: C_GetFunctionList is missing");
    CK_FUNCTION_LIST* list = nullptr;
    const CK_RV value = entry(&list);
    note("C_GetFunctionList", value, {});
    if (value != CKR_OK || !list)
        return value != CKR_OK ? value : loadFailed("C_GetFunctionList gave no list");
    driver = list;
    makeLists();
    return CKR_OK;
}

} // namespace

#ifdef _WIN32
#define YENILE_EXPORT extern "C" __declspec(dllexport)
#else
#define YENILE_EXPORT extern "C" __attribute__((visibility("default")))
#endif

YENILE_EXPORT CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
    const CK_RV value = driver ? CKR_OK : loadDriver();
    return value == CKR_OK ? functionList(list) : value;
}

YENILE_EXPORT const Failure* yenile_gate_last_failure() {
    return &lastFailure;
}

YENILE_EXPORT const CK_FUNCTION_LIST* yenile_gate_functions() {
    return &exactFunctions;
}
