package dev.pawl.dsl.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An expression of Java, before it is known where its lines break. */
sealed interface Code {
    /** A literal or a name, which never breaks. */
    record Word(String text) implements Code {}

    /** A text: a literal where it fits, otherwise a text block. */
    record Text(String text) implements Code {}

    /**
     * A call of a static method and the calls that follow on it.
     *
     * @param beside
     *            calls that stay on the line of the first one
     * @param sentences
     *            each on a line of its own if not all of it fits on one
     */
    record Chain(Call head, List<Call> beside, List<List<Call>> sentences) implements Code {
        public Chain {
            beside = List.copyOf(beside);
            sentences = List.copyOf(sentences);
        }

        /** With one more call beside the first one. */
        Chain beside(Call call) {
            List<Call> more = new ArrayList<>(beside);
            more.add(call);
            return new Chain(head, more, sentences);
        }

        /** With one more sentence. */
        Chain and(Call... calls) {
            List<List<Call>> more = new ArrayList<>(sentences);
            more.add(List.of(calls));
            return new Chain(head, beside, more);
        }

        /** With those sentences, too. */
        Chain and(List<List<Call>> all) {
            List<List<Call>> more = new ArrayList<>(sentences);
            more.addAll(all);
            return new Chain(head, beside, more);
        }
    }

    /** Where the lines of a call break that does not fit on one. */
    enum Break {
        /** Inside its last argument. */
        INSIDE,
        /** Before each argument. */
        BEFORE,
        /** Before each argument, even if it would fit. */
        ALWAYS
    }

    /**
     * A call.
     *
     * @param lead
     *            arguments that stay beside the name
     */
    record Call(String name, List<Code> lead, List<Code> body, Break lines) {
        public Call {
            lead = List.copyOf(lead);
            body = List.copyOf(body);
        }

        List<Code> arguments() {
            List<Code> all = new ArrayList<>(lead);
            all.addAll(body);
            return all;
        }
    }

    static Code word(String text) {
        return new Word(text);
    }

    /** A call whose last argument is the one that may be long. */
    static Call call(String name, Code... arguments) {
        int lead = Math.max(0, arguments.length - 1);
        return new Call(name, Arrays.asList(arguments).subList(0, lead),
                Arrays.asList(arguments).subList(lead, arguments.length), Break.INSIDE);
    }

    /** A call that takes steps, or other things that are told one after the other. */
    static Call listing(String name, List<Code> lead, List<Code> body) {
        return new Call(name, lead, body, body.size() > 1 ? Break.ALWAYS : Break.INSIDE);
    }

    /** A call that stands by itself. */
    static Chain chain(String name, Code... arguments) {
        return chain(call(name, arguments));
    }

    /** A call that stands by itself. */
    static Chain chain(Call call) {
        return new Chain(call, List.of(), List.of());
    }
}
