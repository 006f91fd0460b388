package dev.pawl.asl.parse;

import java.util.List;

/** The rule of States.ALL: it stands alone, and in the last retrier or catcher. */
final class ErrorNames {
    private static final String ALL = "States.ALL";

    private ErrorNames() {}

    static void check(List<List<String>> errorEquals, Fields state, String name) {
        for (int i = 0; i < errorEquals.size(); i++) {
            List<String> names = errorEquals.get(i);
            boolean last = i == errorEquals.size() - 1;
            if (names.contains(ALL) && !(last && names.size() == 1)) {
                state.problems().schema("States.ALL must appear alone and at end of list",
                        state.at(name).index(i).child("ErrorEquals"));
            }
        }
    }
}
