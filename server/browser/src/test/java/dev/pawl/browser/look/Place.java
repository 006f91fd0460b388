package dev.pawl.browser.look;

import dev.pawl.browser.harness.Address;
import java.util.Locale;
import java.util.function.Function;

/** A page of the console with something on it. */
enum Place {
    HOME("/"), //
    MACHINES("/machines"), //
    MACHINE(world -> orders(world, "")), //
    MACHINE_EXECUTIONS(world -> orders(world, "?tab=executions")), //
    MACHINE_DEFINITION(world -> orders(world, "?tab=definition")), //
    MACHINE_VERSIONS(world -> orders(world, "?tab=versions")), //
    MACHINE_ALIASES(world -> orders(world, "?tab=aliases")), //
    EDITOR(world -> orders(world, "/edit")), //
    NEW_MACHINE("/machines/new"), //
    EXECUTIONS("/executions"), //
    SEARCH("/executions?q=status%3Afailed"), //
    EXECUTION(world -> Address.execution(world.business().declined())), //
    EXECUTION_RUNNING(world -> Address.execution(world.business().waiting())), //
    EXECUTION_QUEUED(world -> Address.execution(world.operations().waiting())), //
    EXECUTION_FORK(world -> Address.execution(world.operations().fork())), //
    EXECUTION_ARCHIVED(world -> Address.execution(world.operations().archived())), //
    COMPARE(world -> Address.execution(world.business().done()) + "/compare?with="
            + Address.encoded(world.business().lost())), //
    MAP_RUN(world -> Address.mapRun(world.business().mapRun())), //
    BULK_ACTIONS("/bulk-actions"), //
    BULK_ACTION(world -> "/bulk-actions/" + world.operations().bulkAction()), //
    APPROVALS("/approvals"), //
    APPROVAL(world -> "/approvals/" + world.business().approval()), //
    SCHEDULES("/schedules"), //
    SCHEDULE("/schedules/nightly"), //
    CONTROL("/control"), //
    RETENTION("/retention"), //
    ARCHIVES("/archives"), //
    STORE("/store"), //
    CLUSTER("/cluster"), //
    CONNECTORS("/connectors"), //
    ACTIVITIES("/activities"), //
    ACCESS("/access"), //
    TOKENS("/access?show=tokens"), //
    SESSIONS("/access?show=sessions"), //
    AUDIT("/audit");

    @SuppressWarnings("ImmutableEnumChecker") // they only read what they are given
    private final Function<World, String> address;

    Place(String address) {
        this(world -> address);
    }

    Place(Function<World, String> address) {
        this.address = address;
    }

    private static String orders(World world, String more) {
        return Address.machine(world.business().orders()) + more;
    }

    String address(World world) {
        return address.apply(world);
    }

    /** For files. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
