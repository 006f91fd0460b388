package dev.pawl.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks of their own for nodes, with two wires each: one to the database, one to clients. A wire that is
 * cut carries
 * nothing, and the kernels at both ends find out for themselves.
 */
@SuppressWarnings("try") // whoever waits for ip may be interrupted
final class Namespaces implements AutoCloseable {
    /** Part of names and addresses, so that two of these can be on one machine. */
    private final int id = (int) (ProcessHandle.current().pid() % 190);
    private final List<String> made = new ArrayList<>();

    /** One of them. */
    final class Space {
        private final String name;
        private final int number;

        private Space(String name, int number) {
            this.name = name;
            this.number = number;
        }

        /** What a command is to begin with to run in it. */
        List<String> prefix() {
            return List.of("ip", "netns", "exec", name);
        }

        /** Where it finds this machine by its wire to the database. */
        String databaseHost() {
            return address(0, 1);
        }

        /** Where clients find it. */
        String host() {
            return address(1, 2);
        }

        void database(boolean connected) throws IOException, InterruptedException {
            ip("link", "set", wire(0), connected ? "up" : "down");
        }

        void clients(boolean connected) throws IOException, InterruptedException {
            ip("link", "set", wire(1), connected ? "up" : "down");
        }

        private String address(int kind, int end) {
            return "10." + (60 + id) + "." + (number * 2 + kind) + "." + end;
        }

        private String wire(int kind) {
            return "pw" + id + "-" + number + (kind == 0 ? "db" : "cl");
        }

        private void lay(int kind) throws IOException, InterruptedException {
            String inside = kind == 0 ? "db" : "cl";
            ip("link", "add", wire(kind), "type", "veth", "peer", "name", inside, "netns", name);
            ip("addr", "add", address(kind, 1) + "/24", "dev", wire(kind));
            ip("link", "set", wire(kind), "up");
            ip("-n", name, "addr", "add", address(kind, 2) + "/24", "dev", inside);
            ip("-n", name, "link", "set", inside, "up");
        }
    }

    /** Why there can be none here, if so. */
    static Optional<String> missing() throws InterruptedException {
        try (Namespaces probe = new Namespaces()) {
            probe.add("probe");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("it takes root, ip of iproute2, and a kernel that allows namespaces; " + e.getMessage());
        }
    }

    Space add(String node) throws IOException, InterruptedException {
        String name = "pawl" + id + "-" + node;
        ip("netns", "add", name);
        made.add(name);
        Space space = new Space(name, made.size());
        ip("-n", name, "link", "set", "lo", "up");
        space.lay(0);
        space.lay(1);
        return space;
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
    }

    /** Their wires go with them. */
    @Override
    public void close() throws InterruptedException {
        for (String name : made) {
            try {
                ip("netns", "del", name);
            } catch (IOException e) {
                System.out.println("left behind: " + e.getMessage());
            }
        }
    }
}
