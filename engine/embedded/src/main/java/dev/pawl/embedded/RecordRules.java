package dev.pawl.embedded;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record's component must be there, unless it is Optional or may be null. */
final class RecordRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalInt.class, OptionalLong.class,
            OptionalDouble.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean said = super.hasRequiredMarker(member);
        if (said != null && said) {
            return said;
        }
        if (member instanceof AnnotatedParameter parameter && member.getDeclaringClass().isRecord()) {
            RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
            return parameter.getOwner().getParameterCount() == components.length
                    && required(components[parameter.getIndex()]);
        }
        return said;
    }

    private static boolean required(RecordComponent component) {
        return !OPTIONAL.contains(component.getType())
                && Stream.concat(Arrays.stream(component.getAnnotatedType().getAnnotations()),
                        Arrays.stream(component.getAnnotations()))
                        .noneMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }
}
