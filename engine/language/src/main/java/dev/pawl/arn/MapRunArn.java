package dev.pawl.arn;

/** {@code mapRun:MACHINE/LABEL:ID}: one run of a distributed Map. */
public record MapRunArn(LabelledStateMachineArn runs, String id) implements StatesArn {
    @Override
    public ArnScope scope() {
        return runs.scope();
    }

    @Override
    public String resourceType() {
        return "mapRun";
    }

    @Override
    public String resourceName() {
        return runs.resourceName() + ":" + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
