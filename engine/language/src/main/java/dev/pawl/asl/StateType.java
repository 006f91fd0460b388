package dev.pawl.asl;

/** The eight kinds of state. */
public enum StateType {
    TASK("Task"), PASS("Pass"), CHOICE("Choice"), WAIT("Wait"), SUCCEED("Succeed"), FAIL("Fail"), PARALLEL(
            "Parallel"), MAP("Map");

    private final String text;

    StateType(String text) {
        this.text = text;
    }

    /** As definitions write it in Type. */
    public String text() {
        return text;
    }
}
