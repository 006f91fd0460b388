package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.ServiceArguments;
import java.util.Optional;

/** Reads Parameters or Arguments of an ItemReader or ResultWriter. */
final class ServiceArgumentsParser {
    private ServiceArgumentsParser() {}

    static Optional<ServiceArguments> parse(Fields fields, QueryLanguage language) {
        return switch (language) {
            case JSON_PATH -> PathFields.template(fields, "Parameters").map(ServiceArguments.Parameters::new);
            case JSONATA -> JsonataFields.template(fields, "Arguments", Reach.INPUT)
                    .map(ServiceArguments.Arguments::new);
        };
    }

    /** Reports a Resource that this part cannot use. */
    static Optional<String> resource(Fields fields, String... calls) {
        Optional<String> resource = fields.text("Resource");
        boolean known = resource.isEmpty();
        for (String call : calls) {
            known |= resource.orElse("").matches("arn:[^:]+:states:::" + call);
        }
        if (!known) {
            fields.problems().schema("The field 'Resource' does not match any of the allowed values",
                    fields.at("Resource"));
        }
        return resource;
    }
}
