package dev.pawl.expr.jsonata;

import dev.pawl.expr.ExpressionSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts an expression into tokens as the JSONata library does. The library keeps its own tokens to itself, but
 * we need
 * to know which variables an expression reads, and have to put stoppable regular expressions in the place of
 * its own.
 */
final class Lexer {
    private static final String OPERATORS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Set<String> DOUBLE = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>");
    private static final String SPACE = " \t\n\r";
    private static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean operandBefore;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * All tokens.
     *
     * @throws ExpressionSyntaxException
     *             if a text, name, comment or regular expression does not end, or brackets are nested too deep
     */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        int depth = 0;
        while (lexer.skipSpace()) {
            Token token = lexer.next();
            lexer.tokens.add(token);
            if (token.kind() == Token.Kind.OPERATOR) {
                depth += "[{(".contains(token.text()) ? 1 : 0;
                depth -= "]})".contains(token.text()) ? 1 : 0;
            }
            if (depth > DEEPEST) {
                throw new ExpressionSyntaxException("Expected at most " + DEEPEST + " nested brackets");
            }
        }
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length()) {
            if (SPACE.indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    throw new ExpressionSyntaxException("S0106: Comment has no closing tag");
                }
                at = close + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        char c = text.charAt(at);
        if (c == '/' && !operandBefore) {
            return operand(Token.Kind.REGEX, at, regexEnd());
        }
        if (OPERATORS.indexOf(c) >= 0) {
            return operator();
        }
        if (c == '"' || c == '\'') {
            return operand(Token.Kind.STRING, at, stringEnd(c));
        }
        if (c == '`') {
            int close = text.indexOf('`', at + 1);
            if (close < 0) {
                throw new ExpressionSyntaxException("S0105: Quoted property name must be terminated with a backquote");
            }
            Token name = new Token(Token.Kind.NAME, text.substring(at + 1, close), at, close + 1);
            at = close + 1;
            operandBefore = true;
            return name;
        }
        return word(c);
    }

    private Token word(char first) {
        int end = at;
        while (end < text.length() && SPACE.indexOf(text.charAt(end)) < 0 && OPERATORS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (first == '$') {
            Token variable = new Token(Token.Kind.VARIABLE, text.substring(at + 1, end), at, end);
            at = end;
            operandBefore = true;
            return variable;
        }
        if (Character.isDigit(first)) {
            return operand(Token.Kind.NUMBER, at, numberEnd());
        }
        String name = text.substring(at, end);
        if (operandBefore && Set.of("and", "or", "in").contains(name)) {
            Token operator = operand(Token.Kind.OPERATOR, at, end);
            operandBefore = false;
            return operator;
        }
        return operand(Token.Kind.NAME, at, end);
    }

    private Token operand(Token.Kind kind, int start, int end) {
        at = end;
        operandBefore = true;
        return new Token(kind, text.substring(start, end), start, end);
    }

    private Token operator() {
        int start = at;
        if (text.startsWith("?:", at) || text.startsWith("??", at)) {
            // The library knows these two, but JSONata 2.0, which AWS runs, does not.
            throw new ExpressionSyntaxException(
                    "S0211: The symbol \"" + text.charAt(at + 1) + "\" cannot be used as a unary operator");
        }
        int end = at + 2 <= text.length() && DOUBLE.contains(text.substring(at, at + 2)) ? at + 2 : at + 1;
        Token operator = operand(Token.Kind.OPERATOR, start, end);
        operandBefore = endsOperand(operator);
        return operator;
    }

    /** Whether what was read is, or closes, something that an operator may follow. */
    private boolean endsOperand(Token operator) {
        return switch (operator.text()) {
            case ")", "]", "}" -> true;
            case "*", "**", "%", "?" -> tokens.isEmpty() || !endedOperand(tokens.getLast());
            default -> false;
        };
    }

    private static boolean endedOperand(Token token) {
        return token.kind() != Token.Kind.OPERATOR || ")]}".contains(token.text());
    }

    private int stringEnd(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        throw new ExpressionSyntaxException("S0101: String literal must be terminated by a matching quote");
    }

    private int numberEnd() {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1))) {
            end++;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
        }
        return exponentEnd(end);
    }

    private int exponentEnd(int from) {
        if (from >= text.length() || Character.toLowerCase(text.charAt(from)) != 'e') {
            return from;
        }
        int digits = from + 1;
        if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        int end = digits;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end > digits ? end : from;
    }

    /** A slash ends the expression unless it is escaped or stands inside brackets. */
    private int regexEnd() {
        int depth = 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/' && depth == 0) {
                return flagsEnd(i + 1);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        throw new ExpressionSyntaxException("S0302: No terminating / in regular expression");
    }

    private int flagsEnd(int from) {
        int end = from;
        while (end < text.length() && "im".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
