package dev.pawl.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSiteTest {
    private static final HttpResponse ELSEWHERE = new HttpResponse(299, List.of(), Body.EMPTY);
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final ConsoleSite site = site(Optional.empty());

    private static ConsoleSite site(Optional<Path> folder) {
        return ConsoleSite.of(folder, request -> CompletableFuture.completedFuture(ELSEWHERE));
    }

    private static HttpResponse ask(ConsoleSite site, String method, String path, Map<String, List<String>> headers) {
        return site.handle(new HttpRequest(method, path, "", Headers.of(headers), Body.EMPTY,
                new CompletableFuture<>())).toCompletableFuture().join();
    }

    private static HttpResponse page(ConsoleSite site, String path) {
        return ask(site, "GET", path, Map.of("Accept", List.of(BROWSER)));
    }

    private static String header(HttpResponse answer, String name) {
        return answer.headers().stream().filter(header -> header.name().equals(name)).map(HttpResponse.Header::value)
                .findFirst().orElse("");
    }

    private static String base(String page) {
        Matcher found = Pattern.compile("src=\"(/console/[^/]+/)app\\.js\"").matcher(page);
        assertThat(found.find()).as("the page loads app.js").isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/machines", "/executions/arn:aws:states:us-east-1:1:execution:a:b", "/no/such/page"})
    void every_address_that_a_browser_opens_is_the_same_page(String path) {
        HttpResponse answer = page(site, path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(answer.body().text()).contains("<div id=\"app\">");
    }

    @Test
    void what_no_browser_asks_for_goes_elsewhere() {
        assertThat(ask(site, "GET", "/", Map.of())).isSameAs(ELSEWHERE);
        assertThat(ask(site, "POST", "/", Map.of("Accept", List.of(BROWSER)))).isSameAs(ELSEWHERE);
    }

    @Test
    void nothing_but_its_own_files_may_run_and_each_answer_has_a_nonce_of_its_own() {
        HttpResponse first = page(site, "/");
        String policy = header(first, "Content-Security-Policy");
        assertThat(policy).startsWith("default-src 'none'").contains("base-uri 'none'", "frame-ancestors 'none'",
                "require-trusted-types-for 'script'").doesNotContain("unsafe", "*", "http");
        Matcher nonce = Pattern.compile("script-src 'self' 'nonce-([^']{20,})'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(first.body().text()).contains("<script type=\"importmap\" nonce=\"" + nonce.group(1) + "\">");
        assertThat(header(page(site, "/"), "Content-Security-Policy")).isNotEqualTo(policy);
        assertThat(first.body().text()).doesNotContain("{{");
    }

    @Test
    void every_library_of_the_import_map_is_there() {
        String base = base(page(site, "/").body().text());
        Libraries.names().forEach((name, file) -> {
            HttpResponse answer = ask(site, "GET", base + file, Map.of());
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).as(name).startsWith("text/javascript");
            assertThat(answer.body().text()).as(name).contains("export");
        });
    }

    @Test
    void files_are_kept_for_ever_under_the_version_that_they_belong_to() {
        String base = base(page(site, "/").body().text());
        HttpResponse answer = ask(site, "GET", base + "app.js", Map.of());
        assertThat(header(answer, "Cache-Control")).contains("immutable");
        assertThat(ask(site, "GET", "/console/0123456789ab/app.js", Map.of()).status()).isEqualTo(404);
        assertThat(ask(site, "GET", base + "no-such.js", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void files_are_packed_for_those_who_take_them_so() throws IOException {
        String file = base(page(site, "/").body().text()) + "styles/base.css";
        HttpResponse plain = ask(site, "GET", file, Map.of());
        HttpResponse packed = ask(site, "GET", file, Map.of("Accept-Encoding", List.of("gzip, br")));
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body().bytes()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body().bytes());
        }
    }

    @Test
    void a_folder_is_read_anew_each_time_and_never_left(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("index.html"), "<script src=\"{{base}}app.js\">");
        Files.writeString(folder.resolve("secret.txt"), "hunter2");
        ConsoleSite fromFolder = site(Optional.of(own));
        String base = base(page(fromFolder, "/").body().text());
        assertThat(ask(fromFolder, "GET", base + "a.js", Map.of()).status()).isEqualTo(404);
        Files.writeString(own.resolve("a.js"), "export const a = 1;");
        HttpResponse answer = ask(fromFolder, "GET", base + "a.js", Map.of());
        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8)).contains("a = 1");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        for (String path : List.of("../secret.txt", "%2e%2e/secret.txt", "x/../../secret.txt")) {
            assertThat(ask(fromFolder, "GET", base + path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }
}
