package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Electorate;
import dev.pawl.approval.rule.Waiting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** One request for one person as a page. */
final class Page {
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:1.5rem auto;"
            + "padding:0 1rem;color:#1b1f24;background:#fff}h1{font-size:1.4rem}pre{white-space:pre-wrap;background:#f4f5f7;"
            + "padding:.75rem;border-radius:.4rem;overflow-wrap:anywhere}label{display:block;margin:.75rem 0;font-weight:600}"
            + "small{display:block;font-weight:400;color:#555}input:not([type=checkbox]),select,textarea{display:block;"
            + "width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #8a8f98;border-radius:.4rem}"
            + "input[type=checkbox]{width:1.4rem;height:1.4rem;margin:0 .5rem;vertical-align:middle}"
            + "button{font:inherit;font-weight:600;padding:.7rem 1.6rem;margin:.5rem .75rem .5rem 0;border:0;"
            + "border-radius:.4rem;color:#fff;background:#1a7f37}button.no{background:#b42318}"
            + ".said{border-left:3px solid #8a8f98;padding-left:.75rem}.wrong{color:#b42318;font-weight:600}"
            + "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15181c}pre{background:#22262c}"
            + "small{color:#aab}input,select,textarea{background:#22262c;color:inherit}}";

    /** Nothing is loaded, nothing runs, nobody frames it, and forms go nowhere else. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /** A page that only says something. */
    static String message(String title, String text) {
        return document(title, "<h1>" + Html.escaped(title) + "</h1><p>" + Html.escaped(text) + "</p>");
    }

    /** The request, and forms for what that person may do. */
    static String of(ApprovalRequest request, String person, People people, Optional<String> wrong) {
        Ask ask = request.ask();
        StringBuilder out = new StringBuilder("<h1>").append(Html.escaped(ask.title())).append("</h1>");
        wrong.ifPresent(text -> out.append("<p class=\"wrong\">").append(Html.escaped(text)).append("</p>"));
        ask.requester().ifPresent(who -> out.append("<p>Asked by ")
                .append(Html.escaped(people.person(who).displayName())).append("</p>"));
        ask.message().ifPresent(text -> out.append("<pre>").append(Html.escaped(text)).append("</pre>"));
        ask.details().ifPresent(details -> out.append("<pre>").append(Html.escaped(pretty(details))).append("</pre>"));
        ask.timetable().due()
                .ifPresent(due -> out.append("<p>Due ").append(Html.escaped(due.toString())).append("</p>"));
        request.course().comments().forEach(remark -> said(remark, people, out));
        request.course().questions().stream().filter(q -> q.answer().isPresent()).forEach(q -> {
            out.append("<p class=\"said\">").append(Html.escaped(q.text())).append("</p>");
            said(q.answer().orElseThrow(), people, out);
        });
        Waiting.questions(request, person).forEach(question -> answer(question, people, out));
        if (Electorate.of(request, people).mayVote(person)) {
            decide(request, out);
        }
        return document(ask.title(), out.toString());
    }

    private static void decide(ApprovalRequest request, StringBuilder out) {
        out.append("<form method=\"post\">");
        request.ask().form().ifPresent(form -> out.append(new FormFields(form).html()));
        out.append("<label>Comment<textarea name=\"comment\" rows=\"3\" maxlength=\"4000\"></textarea></label>")
                .append("<button name=\"act\" value=\"approve\">Approve</button>")
                .append("<button class=\"no\" name=\"act\" value=\"reject\">Reject</button></form>");
    }

    private static void answer(Question question, People people, StringBuilder out) {
        out.append("<form method=\"post\"><label>").append(Html.escaped(people.person(question.from()).displayName()))
                .append(" asks: ").append(Html.escaped(question.text()))
                .append("<textarea name=\"comment\" rows=\"3\" maxlength=\"4000\"></textarea></label>")
                .append("<input type=\"hidden\" name=\"question\" value=\"").append(question.number())
                .append("\"><button name=\"act\" value=\"answer\">Answer</button></form>");
    }

    private static void said(Remark remark, People people, StringBuilder out) {
        out.append("<p class=\"said\"><strong>").append(Html.escaped(people.person(remark.user()).displayName()))
                .append("</strong>: ").append(Html.escaped(remark.text())).append("</p>");
    }

    private static String pretty(JsonNode details) {
        return details.toPrettyString();
    }

    private static String document(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + Html.escaped(title) + "</title><style>" + STYLE
                + "</style></head><body>" + body + "</body></html>";
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
        }
    }
}
