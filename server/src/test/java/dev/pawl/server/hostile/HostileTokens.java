package dev.pawl.server.hostile;

import dev.pawl.interpreter.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Tokens of every kind that a server takes, each with something wrong. */
final class HostileTokens {
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final List<String> HEADERS = List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
            "{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}", "{\"alg\":\"RS256\",\"kid\":\"' OR 1=1 --\"}",
            "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\",\"kid\":\"x\"}",
            "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
            "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}", "{\"alg\":\"RS256\",\"zip\":\"DEF\"}",
            "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
            "{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":2147483647,\"p2s\":\"x\"}",
            "{\"alg\":1}", "{\"alg\":null}", "{}", "[]", "\"RS256\"", "{\"alg\":\"RS256\",\"alg\":\"none\"}",
            "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}",
            "{\"alg\":\"ES256\",\"x5c\":[\"!\"],\"x5u\":\"file:///etc/passwd\"}");
    private static final List<String> CLAIMS = List.of("{}", "[]", "{\"exp\":1e400}", "{\"exp\":-1,\"iat\":\"x\"}",
            "{\"iss\":\"http://localhost\",\"aud\":\"pawl-api\",\"exp\":99999999999,\"iat\":0,\"sub\":\"root\"}",
            "{\"aud\":[1,2,{}],\"groups\":{\"a\":{}}}", "{\"preferred_username\":\"a\\u0000b\\r\\nroot\"}", "");

    private final Random random;

    HostileTokens(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A header of a request that says who sends it. */
    String authorization() {
        return switch (random.nextInt(4)) {
            case 0 -> "Bearer " + jwt();
            case 1 -> "Bearer " + one(List.of("pawl_", "PAWL", "")) + text(random.nextInt(200));
            case 2 -> signature();
            default -> one(List.of("Bearer ", "bearer ", "BEARER\t", "Basic ", "Digest ")) + any();
        };
    }

    String jwt() {
        int parts = random.nextInt(12) == 0 ? random.nextInt(50) : 3;
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            String part = i == 0 ? one(HEADERS) : i == 1 ? claims() : text(random.nextInt(100));
            token.append(i == 0 ? "" : ".").append(i < 2 || random.nextBoolean() ? base64(part) : part);
        }
        return token.toString();
    }

    private String claims() {
        return random.nextInt(8) == 0
                ? "{\"a\":".repeat(1 + random.nextInt(2_000)) + "1"
                : one(CLAIMS);
    }

    private String signature() {
        String date = one(List.of("20260301", "00000000", "2026-3-1", "", "99999999", "\u0661\u0662\u0663"));
        String scope = one(List.of("AKIDHOSTILE", "", "../..", "A".repeat(500))) + "/" + date + "/"
                + one(List.of("us-east-1", "", "eu-west-9")) + "/" + one(List.of("states", "lambda", "s3", "")) + "/"
                + one(List.of("aws4_request", "aws5_request", ""));
        return "AWS4-HMAC-SHA256 Credential=" + scope + one(List.of(", ", ",", "")) + "SignedHeaders="
                + one(List.of("host;x-amz-date", "host", ";", "host;".repeat(300), "")) + ", Signature="
                + text(random.nextInt(80));
    }

    /** Something that a page, a task or a browser on its way is known by. */
    String any() {
        return switch (random.nextInt(7)) {
            case 0 -> new TaskToken(EXECUTION, random.nextInt() & 0xffff, random.nextInt(3), text(20)).encode();
            case 1 -> broken(new TaskToken(EXECUTION, 3, 0, "secret").encode());
            case 2 -> base64("{\"position\":" + "[".repeat(random.nextInt(3_000)) + "1}");
            case 3 -> base64(text(random.nextInt(500)));
            case 4 -> "A".repeat(random.nextInt(3_000));
            case 5 -> jwt();
            default -> text(random.nextInt(60));
        };
    }

    private String broken(String token) {
        int at = random.nextInt(token.length());
        return random.nextBoolean()
                ? token.substring(0, at)
                : token.substring(0, at) + (char) (33 + random.nextInt(90)) + token.substring(at + 1);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            char c = (char) (33 + random.nextInt(94));
            text.append(c == '"' || c == '\\' ? '_' : c);
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
