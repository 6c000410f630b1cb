package org.penstock.plant.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.util.Set;

/** What code of a service must not call. */
final class ForbiddenCalls {

  private static final Set<String> NAMELESS =
      Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable");

  private static final Set<String> CLOCK_OR_DICE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.InstantSource.system");

  static final DescribedPredicate<JavaMethodCall> ASK_THE_CLOCK_OR_THE_DICE =
      DescribedPredicate.describe("asks the clock or the dice", ForbiddenCalls::isClockOrDice);

  static final DescribedPredicate<JavaFieldAccess> STANDARD_STREAMS =
      DescribedPredicate.describe(
          "uses System.out or System.err",
          access ->
              ownerName(access).equals("java.lang.System")
                  && Set.of("out", "err").contains(access.getName()));

  /** Not the call of {@code super(...)} in a type of its own. */
  static final DescribedPredicate<JavaConstructorCall> NAMELESS_EXCEPTIONS =
      DescribedPredicate.describe(
          "creates an exception without a name of its own",
          call -> NAMELESS.contains(ownerName(call)) && !isSuperCall(call));

  private ForbiddenCalls() {}

  private static boolean isClockOrDice(JavaMethodCall call) {
    String owner = ownerName(call);
    if (owner.startsWith("java.time.") && call.getName().equals("now")) {
      return call.getTarget().getRawParameterTypes().stream()
          .noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
    return CLOCK_OR_DICE.contains(owner + "." + call.getName());
  }

  private static boolean isSuperCall(JavaConstructorCall call) {
    JavaClass origin = call.getOriginOwner();
    return call.getOrigin().isConstructor() && origin.isAssignableTo(ownerName(call));
  }

  private static String ownerName(JavaAccess<?> access) {
    return access.getTargetOwner().getName();
  }
}
