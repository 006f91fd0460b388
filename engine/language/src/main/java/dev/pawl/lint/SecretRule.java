package dev.pawl.lint;

import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.flow.Written;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that look like a secret: whoever may read the definition or a history has it. */
final class SecretRule implements LintRule {
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?:AKIA|ASIA)[0-9A-Z]{16}"),
            Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"),
            Pattern.compile("gh[pousr]_[A-Za-z0-9]{36}"),
            Pattern.compile("xox[abprs]-[A-Za-z0-9-]{10,}"),
            Pattern.compile("[sr]k_live_[A-Za-z0-9]{16,}"),
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"),
            Pattern.compile("(?:Bearer|Basic) [A-Za-z0-9+/=._-]{16,}"));
    private static final Pattern NAME = Pattern
            .compile("(?i).{0,40}(password|passwd|secret|api[_-]?key|private[_-]?key|access[_-]?token)");
    private static final Pattern REFERENCE = Pattern
            .compile("(?s)\\{%.*|.*\\{\\{.*|.*\\$\\{.*|arn:.*|\\$.*|States\\..*");

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (Written written : Written.in(workflow.tree(), Location.ROOT)) {
            boolean form = FORMS.stream().anyMatch(p -> p.matcher(written.text()).find());
            boolean named = NAME.matcher(written.name()).matches() && written.text().length() >= 6
                    && written.text().indexOf(' ') < 0 && !REFERENCE.matcher(written.text()).matches();
            if (form || named) {
                findings.add(LintCode.SECRET_IN_DEFINITION,
                        "This looks like a secret, and everybody who may read the definition or a history can read it",
                        written.at());
            }
        }
    }
}
