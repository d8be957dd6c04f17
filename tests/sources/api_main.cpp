// SPDX-License-Identifier: GPL-3.0-or-later
#include <yaml-cpp/yaml.h>

#include <iostream>
#include <string>

// Prints docs/registration-api.md from the description of the protocol.
namespace {

std::string text(const YAML::Node& node) {
    return node ? node.as<std::string>() : std::string();
}

std::string oneLine(std::string all) {
    while (!all.empty() && all.back() == '\n')
        all.pop_back();
    for (char& each : all)
        each = each == '\n' ? ' ' : each;
    std::string escaped;
    for (const char each : all)
        escaped += each == '|' ? std::string("\\|") : std::string(1, each);
    return escaped;
}

std::string lastPart(const std::string& reference) {
    return reference.substr(reference.rfind('/') + 1);
}

/// What "$ref" leads to, or the node itself.
YAML::Node resolved(const YAML::Node& root, const YAML::Node& node) {
    if (!node["$ref"])
        return node;
    const std::string reference = text(node["$ref"]); // "#/components/KIND/NAME"
    const size_t kind = reference.find('/', 2) + 1;
    return root["components"][reference.substr(kind, reference.rfind('/') - kind)][lastPart(reference)];
}

std::string linkTo(const std::string& name) {
    std::string anchor;
    for (const char each : name)
        anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
    return "[" + name + "](#" + anchor + ")";
}

std::string typeOf(const YAML::Node& schema) {
    if (schema["$ref"])
        return linkTo(lastPart(text(schema["$ref"])));
    if (text(schema["type"]) == "array")
        return "list of " + typeOf(schema["items"]);
    if (schema["additionalProperties"])
        return "object of " + typeOf(schema["additionalProperties"]);
    return text(schema["type"]);
}

std::string limitsOf(const YAML::Node& schema) {
    std::string limits;
    const auto add = [&](const std::string& limit) { limits += (limits.empty() ? "" : ", ") + limit; };
    for (const auto* const name : {"format", "contentEncoding", "pattern", "minLength", "maxLength",
                                   "minimum", "maximum", "maxItems", "maxProperties"})
        if (schema[name])
            add(std::string(name) + " `" + oneLine(text(schema[name])) + "`");
    if (schema["enum"]) {
        std::string values;
        for (const auto& value : schema["enum"])
            values += (values.empty() ? "`" : ", `") + text(value) + "`";
        add("one of " + values);
    }
    return limits;
}

void printExample(const YAML::Node& example) {
    std::cout << "\nExample:\n\n```yaml\n" << example << "\n```\n";
}

void printOperation(const YAML::Node& root, const std::string& method, const std::string& path,
                    const YAML::Node& operation) {
    std::string upper;
    for (const char each : method)
        upper += static_cast<char>(std::toupper(static_cast<unsigned char>(each)));
    std::cout << "\n### " << upper << " " << path << "\n\n" << text(operation["summary"]) << ".\n";
    if (operation["description"])
        std::cout << "\n" << text(operation["description"]);
    const bool isOpen = operation["security"] && operation["security"].size() == 0;
    const bool isWebhook = text(operation["tags"][0]) == "webhooks";
    if (!isWebhook)
        std::cout << "\n" << (isOpen ? "Needs no session." : "Needs a bearer token.") << "\n";
    if (operation["parameters"]) {
        std::cout << "\n| parameter | in | | |\n|---|---|---|---|\n";
        for (const auto& each : operation["parameters"]) {
            const YAML::Node parameter = resolved(root, each);
            std::cout << "| `" << text(parameter["name"]) << "` | " << text(parameter["in"]) << " | "
                      << (text(parameter["required"]) == "true" ? "required" : "optional") << " | "
                      << oneLine(text(parameter["description"])) << " |\n";
        }
    }
    const YAML::Node body = operation["requestBody"];
    for (const auto& content : body ? body["content"] : YAML::Node())
        std::cout << "\nBody: `" << text(content.first) << "`, " << typeOf(content.second["schema"]) << "\n";
    std::cout << "\n| status | | body |\n|---|---|---|\n";
    for (const auto& each : operation["responses"]) {
        const YAML::Node response = resolved(root, each.second);
        std::cout << "| " << text(each.first) << " | " << oneLine(text(response["description"])) << " | ";
        for (const auto& content : response["content"])
            std::cout << "`" << text(content.first) << "` " << typeOf(content.second["schema"]);
        std::cout << " |\n";
    }
}

void printSchema(const std::string& name, const YAML::Node& schema) {
    std::cout << "\n### " << name << "\n";
    if (schema["description"])
        std::cout << "\n" << oneLine(text(schema["description"])) << "\n";
    const std::string limits = limitsOf(schema);
    if (!schema["properties"])
        std::cout << "\n" << typeOf(schema) << (limits.empty() ? "" : ": " + limits) << "\n";
    else
        std::cout << "\n| member | type | | |\n|---|---|---|---|\n";
    for (const auto& property : schema["properties"]) {
        bool isRequired = false;
        for (const auto& required : schema["required"])
            isRequired = isRequired || text(required) == text(property.first);
        const std::string description = oneLine(text(property.second["description"]));
        const std::string own = limitsOf(property.second);
        std::cout << "| `" << text(property.first) << "` | " << typeOf(property.second) << " | "
                  << (isRequired ? "" : "optional") << " | " << description
                  << (description.empty() || own.empty() ? "" : " ") << own << " |\n";
    }
    if (schema["example"])
        printExample(schema["example"]);
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 2)
        return 2;
    const YAML::Node root = YAML::LoadFile(argv[1]);
    std::cout << "# " << text(root["info"]["title"]) << ", version " << text(root["info"]["version"])
              << "\n\n"
              << text(root["info"]["summary"])
              << "\n\nThis page is printed from `resources/api/registration-v1.yaml` (OpenAPI 3.1); after a "
                 "change there, run\n"
                 "`cmake --build --preset dev --target update_registration_api`.\n\n"
              << text(root["info"]["description"]);
    for (const auto& tag : root["tags"]) {
        std::cout << "\n## " << text(tag["name"]) << "\n\n" << text(tag["description"]) << "\n";
        for (const auto* const kind : {"paths", "webhooks"})
            for (const auto& path : root[kind])
                for (const auto& operation : path.second)
                    if (text(operation.second["tags"][0]) == text(tag["name"]))
                        printOperation(root, text(operation.first), text(path.first), operation.second);
    }
    std::cout << "\n## Messages\n";
    for (const auto& schema : root["components"]["schemas"])
        printSchema(text(schema.first), schema.second);
    return 0;
}
