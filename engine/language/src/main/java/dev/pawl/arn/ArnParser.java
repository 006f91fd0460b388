package dev.pawl.arn;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ARNs of Step Functions. */
public final class ArnParser {
    private static final int ARN_PARTS = 6;
    /** AWS lets no alias consist of digits only. */
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private ArnParser() {}

    /**
     * Reads any kind of ARN.
     *
     * @throws ArnException
     *             if the text is not an ARN of Step Functions; with AWS's words for what is wrong
     */
    public static StatesArn parse(String text) {
        String[] parts = text.split(":", ARN_PARTS);
        if (!parts[0].equals("arn")) {
            throw new ArnException("Invalid ARN prefix: " + text);
        }
        if (parts.length < ARN_PARTS || parts[1].isEmpty() || parts[3].isEmpty() || parts[4].isEmpty()) {
            throw new ArnException("Invalid ARN: " + text);
        }
        if (!parts[2].equals("states")) {
            throw new ArnException("Service not valid in this context: " + parts[2]);
        }
        ArnScope scope = new ArnScope(parts[1], parts[3], parts[4]);
        StatesArn arn = resource(scope, List.of(parts[5].split(":", -1)));
        if (arn == null) {
            throw new ArnException("Invalid ARN: " + text);
        }
        return arn;
    }

    /**
     * Reads an ARN of one kind.
     *
     * @throws ArnException
     *             if the text is no ARN or one of another kind
     */
    public static <T extends StatesArn> T parse(String text, Class<T> kind) {
        StatesArn arn = parse(text);
        if (!kind.isInstance(arn)) {
            throw wrongType(arn.resourceType());
        }
        return kind.cast(arn);
    }

    private static @Nullable StatesArn resource(ArnScope scope, List<String> parts) {
        String type = parts.get(0);
        if (!List.of("stateMachine", "execution", "express", "activity", "mapRun").contains(type)) {
            throw wrongType(type);
        }
        if (parts.size() < 2 || parts.contains("")) {
            return null;
        }
        String owner = parts.get(1);
        return switch (type) {
            case "activity" -> parts.size() == 2 ? new ActivityArn(scope, owner) : null;
            case "stateMachine" -> stateMachine(scope, parts);
            case "execution" -> parts.size() == 3 ? new ExecutionArn(machine(scope, owner), parts.get(2)) : null;
            case "express" ->
                parts.size() == 4 ? new ExpressExecutionArn(machine(scope, owner), parts.get(2), parts.get(3)) : null;
            default -> parts.size() == 3 && machine(scope, owner) instanceof LabelledStateMachineArn labelled
                    ? labelled.mapRun(parts.get(2))
                    : null;
        };
    }

    private static @Nullable StatesArn stateMachine(ArnScope scope, List<String> parts) {
        StateMachineRef owner = machine(scope, parts.get(1));
        if (parts.size() == 2) {
            return owner;
        }
        if (parts.size() > 3 || !(owner instanceof StateMachineArn machine)) {
            return null;
        }
        String qualifier = parts.get(2);
        return VERSION.matcher(qualifier).matches()
                ? machine.version(Integer.parseInt(qualifier))
                : machine.alias(qualifier);
    }

    private static StateMachineRef machine(ArnScope scope, String owner) {
        int slash = owner.indexOf('/');
        return slash < 0
                ? new StateMachineArn(scope, owner)
                : new StateMachineArn(scope, owner.substring(0, slash)).labelled(owner.substring(slash + 1));
    }

    private static ArnException wrongType(String type) {
        return new ArnException("Resource type not valid in this context: " + type);
    }
}
