package dev.pawl.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.link.LinkToken;
import dev.pawl.approval.model.Status;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.rest.approval.AskingServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that work without a login. */
class LinkPagesTest {
    private static final String FORM = """
            {"Title":"Pay <b>now</b>","Message":"To <script>alert(1)</script>","Requester":"erin",
             "Approvers":{"Users":["alice","bob"]},
             "Form":{"type":"object","required":["account"],"properties":{
               "account":{"type":"integer","title":"Account","minimum":1000},"urgent":{"type":"boolean"},
               "unit":{"enum":["EUR","USD"]},"note":{"type":"string"}}}}""";

    @TempDir
    private Path folder;
    private AskingServer server;

    @BeforeEach
    void start() {
        server = new AskingServer(folder.resolve("pawl.db"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String link(String person) {
        return server.approvals().links().of(server.last(), person).map(URI::getPath).orElseThrow();
    }

    private HttpResponse<String> get(String link) {
        return server.send("", "GET", link, "");
    }

    private HttpResponse<String> post(String link, String form) {
        return server.send("", "POST", link, form);
    }

    @Test
    void thePageShowsAndThePressOfAButtonDecides() {
        String execution = server.ask(FORM);
        HttpResponse<String> page = get(link("alice"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Pay &lt;b&gt;now&lt;/b&gt;", "To &lt;script&gt;", "name=\"f/account\"",
                "type=\"checkbox\"", "value=\"0\"><span>EUR</span>", "value=\"approve\"").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");

        assertThat(post(link("alice"), "act=approve&f/account=1&comment=ok").statusCode()).isEqualTo(400);
        HttpResponse<String> thanks = post(link("alice"),
                "act=approve&f/account=4711&f/urgent=true&f/unit=0&f/note=&comment=All+good");
        assertThat(thanks.body()).contains("Thank you", "you approved it. It is decided: approved by Alice &lt;A&gt;.");
        assertThat(server.installed().ended(execution).output().orElseThrow().value().at("/Approvals/0").toString())
                .contains("\"Answers\":{\"account\":4711,\"urgent\":true,\"unit\":\"EUR\"}", "All good");
        assertThat(server.get("", "/approvals/" + server.id() + "/audit").path("entries").findValuesAsText("way"))
                .containsExactly("ENGINE", "LINK", "LINK", "LINK");
    }

    @Test
    void whatIsWrongIsToldAtItsPlaceAndWhatWasTypedStays() {
        server.ask(FORM);
        HttpResponse<String> answer = post(link("alice"), "act=approve&f/account=12&f/note=keep+%3Cme%3E&comment=mine");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<title>Error: ", "role=\"alert\" tabindex=\"-1\" autofocus",
                "<a href=\"#i1\">Account</a>: Must have a minimum value of 1000.",
                "id=\"i1\" name=\"f/account\" aria-describedby=\"i1h i1e\" aria-invalid=\"true\"",
                "value=\"keep &lt;me&gt;\"", ">mine</textarea>");
        assertThat(server.last().course().votes()).isEmpty();
    }

    @Test
    void aRowMoreDecidesNothing() {
        server.ask("""
                {"Title":"Pay","Approvers":{"Users":["alice"]},"Form":{"properties":{
                 "rows":{"type":"array","title":"Rows","items":{"type":"string","title":"Row"}}}}}""");
        HttpResponse<String> answer = post(link("alice"), "act=add+f/rows&f/rows~n=1&f/rows/0=first");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("name=\"f/rows~n\" value=\"2\"", "value=\"first\"", "name=\"f/rows/1\"",
                "value=\"remove 1 f/rows\"");
        assertThat(post(link("alice"), "act=stay&f/rows~n=1").statusCode()).isEqualTo(200);
        assertThat(server.last().course().votes()).isEmpty();
        assertThat(post(link("alice"), "act=approve&f/rows~n=2&f/rows/0=first&f/rows/1=").body()).contains("Thank you");
        assertThat(server.last().course().votes().get(0).answers().orElseThrow().toString())
                .isEqualTo("{\"rows\":[\"first\"]}");
    }

    @Test
    void whoComesTooLateIsToldWhatHasHappened() {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\",\"bob\"]}}");
        String bob = link("bob");
        server.act("alice", "claim", "{}");
        assertThat(get(bob).body()).contains("Alice &lt;A&gt; has taken it.");
        server.act("alice", "approve", "{}");
        assertThat(get(bob).body()).contains("It is decided: approved by Alice &lt;A&gt;.");
        HttpResponse<String> late = post(bob, "act=reject");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("It is decided: approved by Alice &lt;A&gt;.");
    }

    @Test
    void thePageSendsItsAddressNowhereAndAllowsOnlyItsOwnStyle() {
        server.ask(FORM);
        HttpResponse<String> page = get(link("alice"));
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'sha256-" + Styles.HASH + "'", "form-action 'self'", "base-uri 'none'");
        assertThat(page.body()).contains("<style>" + Styles.TEXT + "</style>").doesNotContain("http://", "https://",
                " style=", "<a href=\"/");
    }

    @Test
    void whatOpensLinksByItselfDoesNoHarm() {
        server.ask(FORM);
        String link = link("alice");
        for (int i = 0; i < 5; i++) {
            assertThat(get(link).statusCode()).isEqualTo(200);
            assertThat(server.send("", "HEAD", link, "").statusCode()).isEqualTo(200);
        }
        assertThat(get(link + "?act=approve").statusCode()).isEqualTo(200);
        assertThat(server.last().course().status()).isEqualTo(Status.WAITING);
        assertThat(server.get("", "/approvals/" + server.id() + "/audit").path("entries").findValuesAsText("act"))
                .containsExactly("requested", "opened");
    }

    @Test
    void aLinkDecidesOnce() {
        String execution = server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\",\"bob\"]},\"Quorum\":2}");
        String link = link("alice");
        assertThat(post(link, "act=approve").statusCode()).isEqualTo(200);
        assertThat(post(link, "act=reject").statusCode()).isEqualTo(409);
        assertThat(get(link).body()).contains("You have approved this already. It waits for one more approval.");
        String bob = link("bob");
        assertThat(post(bob, "act=reject&comment=no").statusCode()).isEqualTo(200);
        assertThat(get(bob).body()).contains("It is decided: rejected by bob.");
        assertThat(server.installed().ended(execution).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void aLinkIsWorthNothingOnceItsHolderLetsAnotherDecide() {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        String link = link("alice");
        server.act("alice", "delegate", "{\"to\":\"bob\"}");
        assertThat(get(link).statusCode()).isEqualTo(410);
        server.act("bob", "delegate", "{\"to\":\"alice\"}");
        assertThat(post(link, "act=approve").statusCode()).isEqualTo(410);
        assertThat(post(link("alice"), "act=approve").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhatWeSignedAndHasNotExpiredWorks() {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        String link = link("alice");
        byte[] secret = server.installed().engine().secret();
        String late = new LinkSigner(secret).sign(new LinkToken(server.id(), "alice", Instant.EPOCH, 0));
        String foreign = new LinkSigner(new byte[32])
                .sign(new LinkToken(server.id(), "alice", Instant.MAX.minusSeconds(1), 0));
        String stranger = new LinkSigner(secret)
                .sign(new LinkToken(server.id(), "mallory", Instant.parse("2100-01-01T00:00:00Z"), 0));
        assertThat(post("/a/" + late, "act=approve").body()).contains("expired");
        assertThat(post("/a/" + foreign, "act=approve").statusCode()).isEqualTo(410);
        assertThat(post("/a/" + stranger, "act=approve").statusCode()).isEqualTo(409);
        char last = link.charAt(link.length() - 2);
        String tampered = link.substring(0, link.length() - 2) + (last == 'A' ? 'B' : 'A')
                + link.charAt(link.length() - 1);
        assertThat(post(tampered, "act=approve").statusCode()).isEqualTo(410);
        assertThat(post("/a/nothing", "act=approve").statusCode()).isEqualTo(410);
        assertThat(post("/a/.", "").statusCode()).isEqualTo(410);
        assertThat(server.last().course().votes()).isEmpty();
    }

    @Test
    void noOtherSiteSendsTheForm() {
        server.ask("{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        HttpRequest.Builder foreign = HttpRequest.newBuilder(URI.create(server.url() + link("alice")))
                .header("Origin", "https://evil.example").POST(BodyPublishers.ofString("act=approve"));
        assertThat(server.send(foreign).statusCode()).isEqualTo(403);
        assertThat(server.last().course().votes()).isEmpty();
    }

    @Test
    void whoIsAskedAQuestionAnswersItByLink() {
        server.ask("{\"Title\":\"Pay\",\"Requester\":\"erin\",\"Approvers\":{\"Users\":[\"alice\"]}}");
        server.act("alice", "ask", "{\"text\":\"What <i>for</i>?\"}");
        assertThat(get(link("erin")).body()).contains("Alice &lt;A&gt; asks: What &lt;i&gt;for")
                .doesNotContain("value=\"approve\"");
        assertThat(post(link("erin"), "act=answer&question=1&comment=Travel").statusCode()).isEqualTo(200);
        assertThat(server.last().course().questions().get(0).answer().orElseThrow().text()).isEqualTo("Travel");
        assertThat(server.approvals().links().of(server.last(), "erin")).isEmpty();
    }
}
