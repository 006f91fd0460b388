package dev.pawl.testkit.suite;

import dev.pawl.asl.MachineType;
import java.util.List;
import java.util.Map;

/**
 * Test cases of one machine.
 *
 * @param name
 *            of the file or the machine, for reports
 * @param machine
 *            name of the machine
 * @param definition
 *            its text
 * @param others
 *            definitions of machines that it starts, by name
 */
public record Suite(String name, String machine, String definition, MachineType type, Map<String, String> others,
        List<TestCase> cases) {
    /** Keeps its own copies. */
    public Suite {
        others = Map.copyOf(others);
        cases = List.copyOf(cases);
    }
}
