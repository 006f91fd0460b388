package dev.pawl.browser.harness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the console's pages. */
public final class Address {
    private Address() {}

    /** A text as one segment of a path or a value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":")
                .replace("%40", "@");
    }

    /** The page of a machine, a version or an alias. */
    public static String machine(String arn) {
        return "/machines/" + encoded(arn);
    }

    /** The page of an execution. */
    public static String execution(String arn) {
        return "/executions/" + encoded(arn);
    }

    /** The page of a map run. */
    public static String mapRun(String arn) {
        return "/map-runs/" + encoded(arn);
    }
}
