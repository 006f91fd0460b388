package dev.pawl.browser.look;

import dev.pawl.browser.business.Business;
import dev.pawl.browser.harness.Address;
import java.util.Locale;
import java.util.function.Function;

/** A page of the console with something on it. */
enum Place {
    HOME(business -> "/"), MACHINES(business -> "/machines"), MACHINE(
            business -> Address.machine(business.orders())), MACHINE_EXECUTIONS(
                    business -> Address.machine(business.orders()) + "?tab=executions"), MACHINE_DEFINITION(
                            business -> Address.machine(business.orders()) + "?tab=definition"), MACHINE_VERSIONS(
                                    business -> Address.machine(business.orders()) + "?tab=versions"), MACHINE_ALIASES(
                                            business -> Address.machine(business.orders()) + "?tab=aliases"), EDITOR(
                                                    business -> Address.machine(business.orders())
                                                            + "/edit"), NEW_MACHINE(
                                                                    business -> "/machines/new"), EXECUTIONS(
                                                                            business -> "/executions"), SEARCH(
                                                                                    business -> "/executions?q=status%3Afailed"), EXECUTION(
                                                                                            business -> Address
                                                                                                    .execution(business
                                                                                                            .declined())), EXECUTION_RUNNING(
                                                                                                                    business -> Address
                                                                                                                            .execution(
                                                                                                                                    business.waiting())), COMPARE(
                                                                                                                                            business -> Address
                                                                                                                                                    .execution(
                                                                                                                                                            business.done())
                                                                                                                                                    + "/compare?with="
                                                                                                                                                    + Address
                                                                                                                                                            .encoded(
                                                                                                                                                                    business.lost())), MAP_RUN(
                                                                                                                                                                            business -> Address
                                                                                                                                                                                    .mapRun(business
                                                                                                                                                                                            .mapRun())), APPROVALS(
                                                                                                                                                                                                    business -> "/approvals"), APPROVAL(
                                                                                                                                                                                                            business -> "/approvals/"
                                                                                                                                                                                                                    + business
                                                                                                                                                                                                                            .approval()), SCHEDULES(
                                                                                                                                                                                                                                    business -> "/schedules"), SCHEDULE(
                                                                                                                                                                                                                                            business -> "/schedules/nightly"), CONNECTORS(
                                                                                                                                                                                                                                                    business -> "/connectors"), ACTIVITIES(
                                                                                                                                                                                                                                                            business -> "/activities");

    @SuppressWarnings("ImmutableEnumChecker") // they only read what they are given
    private final Function<Business, String> address;

    Place(Function<Business, String> address) {
        this.address = address;
    }

    String address(Business business) {
        return address.apply(business);
    }

    /** For files. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
