package dev.pawl.arn;

/** {@code activity:NAME}. */
public record ActivityArn(ArnScope scope, String name) implements StatesArn {
    @Override
    public String resourceType() {
        return "activity";
    }

    @Override
    public String resourceName() {
        return name;
    }

    @Override
    public String toString() {
        return text();
    }
}
