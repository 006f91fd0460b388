package dev.pawl.testkit.junit;

import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.mock.Mocks;

/** A test case of a file of mocks. */
public record MockCase(MockConfig file, String machine, String name) {
    /** What it answers. */
    public Mocks mocks() {
        return file.testCase(machine, name);
    }

    /** As Step Functions Local names it in an ARN. */
    @Override
    public String toString() {
        return machine + "#" + name;
    }
}
