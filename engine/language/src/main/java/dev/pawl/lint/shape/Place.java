package dev.pawl.lint.shape;

import dev.pawl.asl.State;
import dev.pawl.asl.parse.Location;

/**
 * A state that is being looked at.
 *
 * @param location
 *            of the state in the document
 * @param moment
 *            what is known when it begins
 * @param context
 *            the context object
 */
record Place(State state, Location location, Moment moment, Shape context) {
    Sight sight() {
        return Sight.of(moment, context);
    }

    Location at(String field) {
        return location.child(field);
    }
}
