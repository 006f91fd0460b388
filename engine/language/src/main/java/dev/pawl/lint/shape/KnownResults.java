package dev.pawl.lint.shape;

import dev.pawl.asl.TaskResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What common integrations give. They may give more than is written here, so that these shapes are open. */
final class KnownResults implements ResultShapes {
    @Override
    public Optional<Shape> of(TaskResource resource, Shape arguments) {
        return switch (resource) {
            case TaskResource.Integration i when i.pattern() == TaskResource.Pattern.REQUEST_RESPONSE ->
                answer(i.service() + ":" + i.action());
            case TaskResource.Integration i -> Optional.empty();
            case TaskResource.LambdaFunction f -> Optional.empty();
            case TaskResource.Activity a -> Optional.empty();
        };
    }

    private static Optional<Shape> answer(String call) {
        return switch (call) {
            case "lambda:invoke" -> open("Payload", Shape.ANYTHING.optional());
            case "sqs:sendMessage", "sns:publish" -> open("MessageId", Shape.ANYTHING.optional());
            case "states:startExecution" -> open("ExecutionArn", Shape.ANYTHING.optional());
            case "events:putEvents" -> open("Entries", Shape.ANYTHING.optional());
            case "dynamodb:getItem" -> open("Item", Shape.ANYTHING.optional());
            default -> Optional.empty();
        };
    }

    private static Optional<Shape> open(String name, Shape shape) {
        Map<String, Shape> members = new LinkedHashMap<>();
        members.put(name, shape);
        return Optional.of(Shape.open(members));
    }
}
