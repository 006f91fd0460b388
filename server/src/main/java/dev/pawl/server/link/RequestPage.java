package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Question;
import dev.pawl.approval.model.Remark;
import dev.pawl.approval.model.Vote;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Electorate;
import dev.pawl.approval.rule.FormMistake;
import dev.pawl.approval.rule.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request for one person: what is asked, and forms for what they may do.
 *
 * @param values
 *            what stands in the fields, by name; with the comment
 * @param wrong
 *            what was wrong with what was sent
 * @param mistakes
 *            in answers, each with its place
 */
record RequestPage(ApprovalRequest request, String person, People people, Map<String, String> values,
        Optional<String> wrong, List<FormMistake> mistakes) {

    /** As it is opened. */
    static RequestPage opened(ApprovalRequest request, String person, People people) {
        Map<String, String> values = request.ask().form().map(form -> FormDraft.of(FormShape.of(form)))
                .orElse(Map.of());
        return new RequestPage(request, person, people, values, Optional.empty(), List.of());
    }

    String html() {
        StringBuilder out = new StringBuilder();
        String forms = forms();
        Ask ask = request.ask();
        out.append("<h1>").append(Html.escaped(ask.title())).append("</h1>").append(summary()).append(asked());
        said(out);
        out.append(forms).append("<p class=\"muted\">You act as ")
                .append(Html.escaped(people.person(person).displayName()))
                .append(". Whoever has this link can decide in your name.</p>");
        return Page.document((wrong.isPresent() ? "Error: " : "") + ask.title(), out.toString());
    }

    private String asked() {
        Ask ask = request.ask();
        StringBuilder out = new StringBuilder("<section class=\"card\">");
        ask.requester().ifPresent(who -> out.append("<p>Asked in the interest of <strong>").append(name(who))
                .append("</strong></p>"));
        ask.message().ifPresent(text -> out.append("<p class=\"message\">").append(Html.escaped(text)).append("</p>"));
        ask.details().ifPresent(details -> out.append(details.isContainerNode()
                ? Details.html(details) + "<details><summary>As JSON</summary><pre tabindex=\"0\">"
                        + Html.escaped(details.toPrettyString()) + "</pre></details>"
                : "<p class=\"message\">" + Details.html(details) + "</p>"));
        out.append("<p class=\"muted\">").append(request.course().count(Vote.Choice.APPROVE)).append(" of ")
                .append(ask.required()).append(ask.required() == 1 ? " approval" : " approvals").append(" so far");
        ask.timetable().due().ifPresent(due -> out.append(" \u00b7 due ").append(Page.time(due)));
        return out.append("</p></section>").toString();
    }

    private void said(StringBuilder out) {
        List<Remark> comments = request.course().comments();
        List<Question> questions = request.course().questions();
        if (comments.isEmpty() && questions.stream().noneMatch(question -> question.answer().isPresent())) {
            return;
        }
        out.append("<section class=\"card\"><h2>What was said</h2>");
        comments.forEach(remark -> said(remark.user(), remark.text(), out));
        questions.forEach(question -> question.answer().ifPresent(answer -> {
            said(question.from(), question.text(), out);
            said(answer.user(), answer.text(), out);
        }));
        out.append("</section>");
    }

    private void said(String who, String text, StringBuilder out) {
        out.append("<p class=\"said message\"><strong>").append(name(who)).append("</strong>: ")
                .append(Html.escaped(text)).append("</p>");
    }

    private String forms() {
        StringBuilder out = new StringBuilder();
        Waiting.questions(request, person).forEach(question -> answer(question, out));
        if (Electorate.of(request, people).mayVote(person)) {
            decide(out);
        }
        return out.toString();
    }

    private void decide(StringBuilder out) {
        // what Enter in a field presses: it only shows the page again
        out.append("<form method=\"post\" class=\"card\"><h2>Your decision</h2><button class=\"hidden\" name=\"act\" "
                + "value=\"stay\" formnovalidate tabindex=\"-1\" aria-hidden=\"true\">Stay</button>");
        request.ask().form().map(FormShape::of).ifPresent(shape -> out.append(drawn(shape).draw(shape)));
        out.append("<div class=\"field\"><label for=\"comment\">Comment</label><small id=\"commenth\">Of a rejection it"
                + " is the reason.</small><textarea id=\"comment\" name=\"comment\" rows=\"3\" maxlength=\"4000\""
                + " aria-describedby=\"commenth\">").append(Html.escaped(values.getOrDefault("comment", "")))
                .append("</textarea></div><div class=\"buttons\"><button name=\"act\" value=\"approve\">Approve</button>"
                        + "<button class=\"no\" name=\"act\" value=\"reject\" formnovalidate>Reject</button></div></form>");
    }

    /** Mistakes stand at the places that are drawn, which those around them may be. */
    private FormHtml drawn(JsonNode shape) {
        return new FormHtml(values, errors(shape));
    }

    private Map<String, String> errors(JsonNode shape) {
        FormHtml first = new FormHtml(values, Map.of());
        first.draw(shape);
        Map<String, String> found = new LinkedHashMap<>();
        mistakes.forEach(mistake -> found.putIfAbsent(first.placeOf(mistake.pointer()), sentence(mistake.text())));
        Map<String, String> inOrder = new LinkedHashMap<>();
        first.places().stream().filter(found::containsKey).forEach(place -> inOrder.put(place, found.remove(place)));
        inOrder.putAll(found);
        return inOrder;
    }

    private static String sentence(String text) {
        return text.equals("is needed")
                ? "This is needed."
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** What went wrong, before anything else, with links to where. */
    private String summary() {
        if (wrong.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(
                "<div class=\"problem\" role=\"alert\" tabindex=\"-1\" autofocus><strong>Nothing was decided yet</strong>");
        if (mistakes.isEmpty() || request.ask().form().isEmpty()) {
            return out.append("<span>").append(Html.escaped(wrong.get())).append("</span></div>").toString();
        }
        JsonNode shape = FormShape.of(request.ask().form().get());
        FormHtml drawn = new FormHtml(values, Map.of());
        drawn.draw(shape);
        out.append("<ul>");
        errors(shape).forEach((pointer, text) -> out.append("<li>").append(drawn.idOf(pointer)
                .map(id -> "<a href=\"#" + id + "\">" + Html.escaped(drawn.titleOf(pointer)) + "</a>: ").orElse(""))
                .append(Html.escaped(text)).append("</li>"));
        return out.append("</ul></div>").toString();
    }

    private void answer(Question question, StringBuilder out) {
        String id = "q" + question.number();
        out.append("<form method=\"post\" class=\"card\"><div class=\"field\"><label for=\"").append(id).append("\">")
                .append(name(question.from())).append(" asks: ").append(Html.escaped(question.text()))
                .append("</label><textarea id=\"").append(id)
                .append("\" name=\"comment\" rows=\"3\" maxlength=\"4000\" required></textarea></div>")
                .append("<input type=\"hidden\" name=\"question\" value=\"").append(question.number())
                .append("\"><div class=\"buttons\"><button name=\"act\" value=\"answer\">Answer</button></div></form>");
    }

    private String name(String who) {
        return Html.escaped(people.person(who).displayName());
    }
}
