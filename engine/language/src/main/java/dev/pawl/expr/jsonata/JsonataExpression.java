package dev.pawl.expr.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression, compiled. It may be evaluated by many threads at once: the library keeps what
 * belongs to one
 * evaluation apart for each thread, and the compiled expression is only read.
 */
public final class JsonataExpression {
    private static final int LONGEST = 65_536;
    /** No variable of a guest can have this name. */
    private static final String REGEX = "\u0001regex";

    private final String source;
    private final Jsonata compiled;
    private final Facts facts;

    private JsonataExpression(String source, Jsonata compiled, Facts facts) {
        this.source = source;
        this.compiled = compiled;
        this.facts = facts;
    }

    /**
     * Reads the text between <code>{%</code> and <code>%}</code>.
     *
     * @throws ExpressionSyntaxException
     *             if it is no JSONata
     */
    public static JsonataExpression parse(String inner) {
        String source = inner.strip();
        if (source.length() > LONGEST) {
            throw new ExpressionSyntaxException("Expected an expression of at most " + LONGEST + " characters");
        }
        List<Token> tokens = Lexer.tokens(source);
        LambdaSignatures.check(tokens);
        if (tokens.isEmpty()) {
            throw new ExpressionSyntaxException("Expected an expression, but it is empty");
        }
        Facts facts = Facts.of(tokens);
        return new JsonataExpression(source, compile(source, tokens, facts), facts);
    }

    private static Jsonata compile(String source, List<Token> tokens, Facts facts) {
        try {
            Jsonata compiled = Jsonata.jsonata(withoutRegex(source, tokens));
            compiled.setOutputConvertNulls(false);
            compiled.setValidateInput(false);
            Builtins.bind(compiled, facts.mentioned());
            int regex = 0;
            for (Token token : tokens) {
                if (token.kind() == Token.Kind.REGEX) {
                    RegexFunction function = new RegexFunction(RegexFunction.compile(token.text()));
                    compiled.registerFunction(REGEX + regex++, function);
                }
            }
            return compiled;
        } catch (JException e) {
            throw new ExpressionSyntaxException(Failures.text(e));
        } catch (PatternSyntaxException e) {
            throw new ExpressionSyntaxException("S0302: " + e.getDescription());
        } catch (RuntimeException | Error e) {
            // The library's parser fails in many ways on text that is no JSONata: out of bounds, class casts,
            // recursion.
            throw new ExpressionSyntaxException("S0201: Syntax error");
        }
    }

    /** The source with a variable in the place of each regular expression. */
    private static String withoutRegex(String source, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        int regex = 0;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.REGEX) {
                text.append(source, from, token.start()).append('$').append(REGEX).append(regex++);
                from = token.end();
            }
        }
        return text.append(source, from, source.length()).toString();
    }

    /**
     * The value, which is never undefined.
     *
     * @param field
     *            where the expression stands, such as {@code Output/total}
     * @throws EvaluationException
     *             States.QueryEvaluationError, with the field as its location
     */
    public JsonNode evaluate(Scope scope, String field) {
        Evaluation evaluation = new Evaluation(scope);
        evaluation.begin();
        try {
            @Nullable Object value = compiled.evaluate(null, frame(scope, evaluation));
            if (value == null) {
                throw Failures.undefined(source, field);
            }
            return Values.tree(value, evaluation).orElseThrow(() -> Failures.unsupported(source, field));
        } catch (EvaluationException e) {
            throw e.location().isPresent() ? e : Failures.of(e, source, field);
        } catch (RuntimeException | StackOverflowError e) {
            throw Failures.of(e, source, field);
        } finally {
            evaluation.end();
        }
    }

    private Frame frame(Scope scope, Evaluation evaluation) {
        Frame frame = new Frame(null);
        evaluation.watch(frame);
        for (String name : facts.mentioned()) {
            if (name.equals("states")) {
                frame.bind(name, (Object) new StatesView(scope));
            } else {
                scope.variables().find(name).ifPresent(v -> frame.bind(name, Values.of(v)));
            }
        }
        return frame;
    }

    /** The expression as it was written, without the space around it. */
    public String source() {
        return source;
    }

    /** The expression taken apart, for those who look into it without evaluating it. */
    public Syntax syntax() {
        return SyntaxReader.read(Lexer.tokens(source));
    }

    /** Names of the variables that are read from outside, without the dollar sign; {@code states} is not one. */
    public Set<String> variables() {
        return facts.outer();
    }

    /** Whether {@code $states.member} is read; member is input, context, result or errorOutput. */
    public boolean uses(String member) {
        return facts.states().contains(member);
    }

    /**
     * Names, {@code $} and {@code $$} where they would be looked up in the input itself. AWS refuses them all:
     * expressions
     * begin at {@code $states} or at a variable.
     */
    public List<String> topLevelReferences() {
        return facts.topLevel();
    }

    @Override
    public String toString() {
        return source;
    }

    /** Equal to another that was written in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonataExpression that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
