package dev.pawl.server.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The one page. All addresses of the console get it; its modules look at the address. */
final class IndexPage {
    private static final int OK = 200;
    private static final int NONCE_BYTES = 16;

    private final ConsoleFiles files;
    private final SecureRandom random = new SecureRandom();

    IndexPage(ConsoleFiles files) {
        this.files = files;
    }

    ConsoleFiles files() {
        return files;
    }

    HttpResponse answer() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        String page = files.find("index.html").map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("Expected the page index.html, but it is not there"))
                .replace("{{base}}", base()).replace("{{nonce}}", nonce).replace("{{imports}}", imports());
        return new HttpResponse(OK, List.of(new Header("Content-Type", "text/html; charset=utf-8"),
                new Header("Cache-Control", "no-store"), new Header("Content-Security-Policy", policy(nonce)),
                new Header("X-Content-Type-Options", "nosniff"), new Header("Referrer-Policy", "no-referrer"),
                new Header("X-Frame-Options", "DENY")), Body.of(page));
    }

    private String base() {
        return ConsoleSite.PREFIX + files.version() + "/";
    }

    private String imports() {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        ObjectNode imports = map.putObject("imports");
        Libraries.names().forEach((name, file) -> imports.put(name, base() + file));
        return Json.write(map);
    }

    /**
     * Only what comes from here, and no text ever becomes code. The nonce is for the import map, which must stand
     * in the
     * page, and for the sheets that the editor makes.
     */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
                + "require-trusted-types-for 'script'; trusted-types pawl-svg";
    }
}
