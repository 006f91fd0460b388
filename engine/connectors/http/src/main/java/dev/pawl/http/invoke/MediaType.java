package dev.pawl.http.invoke;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Content-Type, in lower case, says of a body. */
public final class MediaType {
    private static final Pattern BINARY = Pattern.compile("\\s*(application/octet-stream|(image|video|audio)/.*).*");
    private static final Pattern JSON = Pattern.compile("\\s*application/([\\w.+-]+\\+)?json\\s*(;.*)?");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:+-]+)");

    private MediaType() {}

    /** Whether the body is JSON. */
    public static boolean isJson(String type) {
        return JSON.matcher(type).matches();
    }

    /** Whether it is one that AWS refuses as binary. */
    public static boolean isBinary(String type) {
        return BINARY.matcher(type).matches();
    }

    /** How its text is encoded: UTF-8 unless it says something else that is known. */
    public static Charset charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
