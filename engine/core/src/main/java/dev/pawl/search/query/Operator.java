package dev.pawl.search.query;

/** How a value is compared. */
enum Operator {
    // the longer ones first: they begin like the others
    AT_LEAST(">="), AT_MOST("<="), MORE(">"), LESS("<"), EQUAL("=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** The operator that comes next. */
    static Operator take(Scanner scanner) {
        for (Operator operator : values()) {
            if (scanner.take(operator.sign)) {
                return operator;
            }
        }
        throw scanner.expected("one of =, !=, >, >=, < and <=");
    }

    /** The operator that comes next; EQUAL if none does. */
    static Operator takeAny(Scanner scanner) {
        return isNext(scanner) ? take(scanner) : EQUAL;
    }

    /** Whether one comes next. */
    static boolean isNext(Scanner scanner) {
        return !scanner.ended() && "=<>".indexOf(scanner.peek()) >= 0;
    }
}
