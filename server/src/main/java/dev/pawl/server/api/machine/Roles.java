package dev.pawl.server.api.machine;

import dev.pawl.server.api.error.ApiException;
import java.util.regex.Pattern;

/** Roles of machines. Nobody takes them on here, but what AWS would refuse is refused. */
final class Roles {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-zA-Z-]*:iam::\\d{12}:role/\\S+");

    private Roles() {}

    static String checked(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new ApiException("InvalidArn", "Invalid Role Arn: '" + arn + "'");
        }
        return arn;
    }
}
