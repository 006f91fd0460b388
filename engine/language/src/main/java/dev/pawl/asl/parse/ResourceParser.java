package dev.pawl.asl.parse;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads Resource: its form. Whether a service has the action is the linter's question. */
public final class ResourceParser {
    private static final java.util.regex.Pattern ARN = java.util.regex.Pattern
            .compile("arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)", java.util.regex.Pattern.DOTALL);

    private ResourceParser() {}

    static TaskResource parse(Fields fields) {
        Optional<String> text = fields.text("Resource");
        String arn = text.orElse("");
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            if (text.isPresent()) {
                fields.problems().schema("Value is not a valid resource ARN", fields.at("Resource"));
            }
            return new TaskResource.LambdaFunction(arn);
        }
        return read(arn, matcher).orElseGet(() -> {
            fields.problems().schema(unknown(arn), fields.at("Resource"));
            return new TaskResource.LambdaFunction(arn);
        });
    }

    /** What this ARN names, if it has the form of something that can do a task. */
    public static Optional<TaskResource> of(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? read(arn, matcher) : Optional.empty();
    }

    /** What AWS says of a Resource that it does not know. */
    public static String unknown(String arn) {
        return "The resource provided " + arn + " is not recognized. The value is not a valid resource ARN, or the"
                + " resource is not available in this region.";
    }

    private static Optional<TaskResource> read(String arn, Matcher matcher) {
        String service = matcher.group(2);
        String rest = matcher.group(5);
        if (service.equals("lambda") && rest.startsWith("function:")) {
            return Optional.of(new TaskResource.LambdaFunction(arn));
        }
        if (!service.equals("states")) {
            return Optional.empty();
        }
        if (rest.startsWith("activity:")) {
            return Optional.of(new TaskResource.Activity(arn));
        }
        return matcher.group(3).isEmpty() && matcher.group(4).isEmpty() ? integration(arn, rest) : Optional.empty();
    }

    private static Optional<TaskResource> integration(String arn, String rest) {
        Pattern pattern = Arrays.stream(Pattern.values()).filter(p -> rest.endsWith(p.suffix()))
                .max(Comparator.comparingInt(p -> p.suffix().length())).orElse(Pattern.REQUEST_RESPONSE);
        String call = rest.substring(0, rest.length() - pattern.suffix().length());
        int colon = call.lastIndexOf(':');
        return colon <= 0 || colon == call.length() - 1
                ? Optional.empty()
                : Optional.of(new TaskResource.Integration(arn, call.substring(0, colon), call.substring(colon + 1),
                        pattern));
    }
}
