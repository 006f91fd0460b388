package dev.pawl.server.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Bytes of a request with something wrong, made from a seed. */
final class HostileRequest {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
            "TRACE", "CONNECT", "get", "POST\u0000", "X".repeat(300), "");
    private static final List<String> ENDS = List.of("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9",
            "HTTP/1.1 ",
            "http/1.1", "HTTP/11", "", "HTTP/1.1\u0000");
    private static final List<String> SEGMENTS = List.of("..", "%2e%2e", "%2F", "%00", "%", "%zz", "%c0%ae", "\u00e9",
            ";a=b", "//", "%25%32%66", "a".repeat(3_000), "arn:aws:states:us-east-1:123456789012:stateMachine:m",
            "arn:aws:states:us-east-1:123456789012:execution:m:e", "{id}", "\\", "?", "#", "*", "AKIA", "-1",
            "%F0%9F%92%A9",
            "%ED%A0%80");
    private static final List<String> QUERIES = List.of("", "limit=-1", "limit=1e9", "limit=99999999999999999999",
            "after=%00",
            "after=AAAA", "q=%", "q=status%3A%28%28%28", "a=1&a=2&a=3", "&&&&", "=", "limit=1&limit=",
            "q=" + "(".repeat(3_000),
            "%=%", "status=%ff", "from=0000-00-00", "from=2026-01-01T00%3A00%3A00Z&until=x", "order=\u0000",
            "return=//evil.example", "state=x&code=y", "error=x&state=%ed%a0%80");
    /** Of what there is. */
    private static final List<String> REAL = List.of("arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3AstateMachine%3Am",
            "arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3Aexecution%3Am%3Ae",
            "arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3Aactivity%3Aa", "m", "default");
    private static final List<String> PARAMETERS = List.of("1", "0", "-1", "", "true", "x", "RUNNING",
            "status%3ARUNNING",
            "m", "2026-01-01T00%3A00%3A00Z", "99999999999999999999", "%00", "name", "descending", "1000",
            "arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3AstateMachine%3Am");
    private static final List<String> AUTHORIZATIONS = List.of("", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/states/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
            "AWS4-HMAC-SHA256 Credential=////, SignedHeaders=;;;, Signature=,,,=", "Bearer", "Bearer ", "Bearer a.b.c",
            "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer pawl_x_y", "Basic Og==", "Bearer " + "x".repeat(9_000), "\u0001",
            "Bearer ..", "AWS4-HMAC-SHA256 Credential=A/B/C/D/E/F, SignedHeaders=host, Signature=\u00ff",
            "Negotiate x");
    private static final List<String> COOKIES = List.of("pawl-session=", "pawl-session=x; pawl-session=y", "=", ";;;;",
            "pawl-session",
            "__Host-pawl-session=x", "pawl-login=AAAA", "pawl-session=" + "a".repeat(5_000), "pawl-session=\u0000",
            "a=\"");
    private static final List<String> HEADERS = List.of("Content-Length: -1", "Content-Length: 99999999999999999999",
            "Content-Length: 5\r\nContent-Length: 6", "Content-Length: +5", "Content-Length: 0x5", "Content-Length:",
            "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 4", "Transfer-Encoding : chunked",
            "Transfer-Encoding:\tchunked",
            "X-A: b\r\n folded", "X\u0000: a", "X-A: \u0000", ": a", "no colon", "X-A: " + "a".repeat(40_000),
            "Host: evil.example",
            "Host:", "Expect: 100-continue", "Expect: 999",
            "Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA",
            "Connection: upgrade\r\nUpgrade: websocket", "Origin: null", "Origin: https://evil.example",
            "Range: bytes=0-0,1-1,2-2",
            "Accept-Encoding: gzip;q=x", "Content-Encoding: gzip", "Content-Type: application/json; charset=utf-16",
            "Content-Type: \u0000", "X-Forwarded-For: 1,2,3,4,5", "X-Forwarded-Proto: https",
            "X-HTTP-Method-Override: DELETE",
            "Last-Event-ID: -1", "X-Amz-Date: 0", "X-Amz-Target: AWSStepFunctions.\u0000", "Pawl-User: \u00ff",
            "traceparent: 00-0-0-0",
            "Sec-Fetch-Site: cross-site", "If-None-Match: *", "Accept: text/html", "Accept: " + "a/b,".repeat(2_000));

    private final Random random;
    private final HostileJson json;
    private final HostileTokens tokens;
    private final Target target;

    /**
     * Whom it is for.
     *
     * @param operations
     *            of the wire API
     * @param routes
     *            of the REST API
     * @param prefixes
     *            beginnings of paths that others answer
     * @param cookie
     *            of somebody who may do everything; empty where everybody may
     */
    record Target(String host, List<Known> operations, List<Known> routes, List<String> prefixes,
            Supplier<String> cookie) {}

    /**
     * Something to ask for.
     *
     * @param name
     *            of an operation, or method and path of a route
     * @param query
     *            parameters that it takes
     * @param members
     *            of a body that it takes
     */
    record Known(String name, Collection<String> query, Collection<String> members) {}

    HostileRequest(long seed, Target target) {
        this.random = new Random(seed);
        this.json = new HostileJson(random);
        this.tokens = new HostileTokens(random);
        this.target = target;
    }

    byte[] bytes() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> wire();
            case 3, 4, 5 -> rest();
            case 6 -> random.nextBoolean() ? rest() : page();
            case 7 -> broken();
            case 8 -> pipelined();
            default -> noise();
        };
    }

    private byte[] wire() {
        Known known = json.one(target.operations());
        String operation = random.nextInt(20) == 0 ? json.one(HostileJson.MEMBERS) : known.name();
        return request("POST", random.nextInt(20) == 0 ? "/" + segment() : "/", List.of(
                "X-Amz-Target: AWSStepFunctions." + operation, "Content-Type: application/x-amz-json-1.0"),
                json.body(known.members()));
    }

    /** What is no route: pages of signing in, links, webhooks, probes, functions. */
    private byte[] page() {
        String prefix = json.one(target.prefixes());
        String path = random.nextInt(4) == 0
                ? prefix.substring(0, prefix.length() - 1)
                : prefix + json.one(List.of("", "start", "callback", "end", "open", "signed", "m/invocations",
                        tokens.any().replace('/', '_'), segment()));
        String query = json.one(List.of("", "?" + json.one(QUERIES), "?return=" + segment(),
                "?code=" + tokens.any() + "&state=" + tokens.any(), "?Qualifier=" + segment()));
        boolean get = random.nextInt(3) > 0;
        String method = random.nextInt(10) == 0 ? json.one(METHODS) : get ? "GET" : "POST";
        return request(method, path.replaceAll("\\s", "") + query, List.of("Content-Type: application/json"),
                get ? new byte[0] : json.body(List.of("a", "name")));
    }

    private byte[] rest() {
        Known known = json.one(target.routes());
        String[] route = known.name().split(" ", 2);
        StringBuilder path = new StringBuilder("/api/v1");
        for (String part : route[1].substring(1).split("/", -1)) {
            path.append('/').append(part.startsWith("{") || random.nextInt(25) == 0 ? segment() : part);
        }
        String method = random.nextInt(10) == 0 ? json.one(METHODS) : route[0];
        byte[] body = method.equals("GET") && random.nextInt(5) > 0 ? new byte[0] : json.body(known.members());
        return request(method, path + query(known),
                List.of("Content-Type: application/json"), body);
    }

    private String query(Known known) {
        if (random.nextBoolean()) {
            return random.nextBoolean() ? "" : "?" + json.one(QUERIES);
        }
        StringBuilder query = new StringBuilder();
        known.query().forEach(name -> query.append(query.isEmpty() ? '?' : '&').append(name).append('=')
                .append(random.nextInt(4) == 0 ? tokens.any() : json.one(PARAMETERS)));
        return query.toString();
    }

    private String segment() {
        if (random.nextInt(3) == 0) {
            return json.one(REAL);
        }
        return random.nextInt(3) == 0 ? json.one(SEGMENTS) + json.one(SEGMENTS) : json.one(SEGMENTS);
    }

    private byte[] request(String method, String path, List<String> own, byte[] body) {
        List<String> lines = new ArrayList<>();
        lines.add("Host: " + target.host());
        lines.addAll(own);
        prove(lines);
        boolean length = true;
        for (int more = random.nextInt(12); more > 9; more--) {
            String line = json.one(HEADERS);
            length &= !line.startsWith("Transfer-Encoding");
            lines.add(line);
        }
        if (length && random.nextInt(30) > 0) {
            lines.add("Content-Length: "
                    + Math.max(0, body.length + (random.nextInt(15) == 0 ? random.nextInt(9) - 4 : 0)));
        }
        String head = method + " " + path + " " + (random.nextInt(25) == 0 ? json.one(ENDS) : "HTTP/1.1") + "\r\n"
                + String.join("\r\n", lines) + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] end = length ? body : chunked(body);
        if (random.nextInt(15) == 0) {
            end = Arrays.copyOf(end, random.nextInt(end.length + 1)); // and no more
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(start);
        out.writeBytes(end);
        return out.toByteArray();
    }

    /** Who it pretends to come from. */
    private void prove(List<String> lines) {
        String cookie = target.cookie().get();
        if (!cookie.isEmpty() && random.nextInt(3) > 0) {
            lines.add("Cookie: " + cookie);
            lines.add("Sec-Fetch-Site: same-origin");
        } else if (random.nextInt(3) == 0) {
            lines.add("Cookie: " + (random.nextBoolean()
                    ? json.one(COOKIES)
                    : json.one(List.of("pawl-session=", "__Host-pawl-session=", "pawl-login=", "__Host-pawl-login="))
                            + tokens.any()));
        }
        if (random.nextInt(8) == 0) {
            lines.add("Authorization: " + (random.nextBoolean() ? json.one(AUTHORIZATIONS) : tokens.authorization()));
        }
    }

    private byte[] chunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String size = json.one(List.of(Integer.toHexString(body.length), Integer.toHexString(body.length + 1), "-1",
                "ffffffffffffffff", "0x1", Integer.toHexString(body.length) + ";" + "e".repeat(500), "g", ""));
        out.writeBytes(HostileJson.text(size + json.one(List.of("\r\n", "\n", "\r"))));
        out.writeBytes(body);
        out.writeBytes(HostileJson.text(json.one(List.of("\r\n0\r\n\r\n", "0\r\n", "\r\n0\r\nX: y\r\n\r\n",
                "\r\n0\r\n\r\nGET /api/v1/server HTTP/1.1\r\nHost: a\r\n\r\n", ""))));
        return out.toByteArray();
    }

    private byte[] broken() {
        return json.mutated(json.mutated(random.nextBoolean() ? wire() : rest()));
    }

    private byte[] pipelined() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            out.writeBytes(random.nextInt(4) == 0 ? broken() : rest());
        }
        return out.toByteArray();
    }

    private byte[] noise() {
        return switch (random.nextInt(5)) {
            case 0 -> HostileJson.text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            case 1 -> new byte[]{0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};
            case 2 -> HostileJson.text(json.one(METHODS) + " " + segment() + " " + json.one(ENDS) + "\r\n\r\n");
            case 3 -> HostileJson.text("GET http://" + segment() + "/ HTTP/1.1\r\nHost: " + target.host() + "\r\n\r\n");
            default -> json.noise();
        };
    }
}
