package dev.pawl.aws.call;

import software.amazon.awssdk.core.SdkField;

/** What Step Functions calls a member of a request or an answer. */
enum MemberName {
    /** As the SDK for Java's accessor, with a capital: DbInstanceIdentifier. */
    ACCESSOR {
        @Override
        String of(SdkField<?> field) {
            return capital(accessor(field.memberName()));
        }
    },
    /** As on the wire, with a capital: MD5OfMessageBody. That is how version 1 of the SDK wrote it. */
    WIRE {
        @Override
        String of(SdkField<?> field) {
            return capital(field.locationName());
        }
    };

    abstract String of(SdkField<?> field);

    static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * The SDK lowers a leading run of capitals, but for the last if a word begins with it: DBInstance,
     * dbInstance.
     */
    static String accessor(String memberName) {
        StringBuilder lowered = new StringBuilder(memberName);
        for (int i = 0; i < memberName.length(); i++) {
            if (i > 0 && (!Character.isUpperCase(memberName.charAt(i)) || beginsWord(memberName, i))) {
                break;
            }
            lowered.setCharAt(i, Character.toLowerCase(memberName.charAt(i)));
        }
        return lowered.toString();
    }

    private static boolean beginsWord(String name, int i) {
        return i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    }
}
