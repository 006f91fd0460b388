package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateInfo;

/**
 * A state on its way from JSON to the model.
 *
 * @param fields
 *            what was written
 * @param info
 *            what was read of it so far
 * @param context
 *            what it shares with the rest of the definition
 */
record StateSource(Fields fields, StateInfo info, Context context) {
    QueryLanguage language() {
        return info.queryLanguage();
    }

    boolean isJsonata() {
        return language() == QueryLanguage.JSONATA;
    }
}
