package dev.pawl.browser.look;

import dev.pawl.browser.business.Business;
import dev.pawl.browser.business.Operations;
import dev.pawl.browser.harness.Console;

/** A server on which there is something to see on every page. */
record World(Business business, Operations operations) {
    /** What the server needs to know. */
    static final String CONFIGURATION = Operations.CONFIGURATION;

    /** Makes it on a server with that configuration. */
    static World on(Console console) {
        Business business = Business.on(console);
        return new World(business, Operations.on(console, business));
    }
}
