package org.penstock.plant.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken by a class of {@code org.penstock.broken}, and kept by the sound ones. */
class HouseRulesTest {

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("org.penstock.broken");
  private static final JavaClasses SOUND =
      new ClassFileImporter().importPackages("org.penstock.sound");

  @ParameterizedTest
  @CsvSource({
    "THE_DOMAIN_IS_PLAIN_JAVA,         KnowsSql,          declare a port",
    "THE_APP_KNOWS_NO_TECHNOLOGY,      KnowsKafka,        behind a port",
    "THE_APP_KNOWS_NO_TECHNOLOGY,      ReachesIntoARim,   behind a port",
    "RIMS_DO_NOT_KNOW_EACH_OTHER,      KnowsAnotherRim,   rims meet in the app",
    "PACKAGES_HAVE_NO_CYCLES,          North,             move the shared type",
    "NOTHING_IS_INJECTED_INTO_FIELDS,  GetsItInAField,    in its constructor",
    "CONFIGURATION_HAS_ONE_PLACE,      SettingsElsewhere, move the @ConfigMapping",
    "TIME_AND_IDS_ARE_GIVEN,           AsksTheClock,      take an InstantSource",
    "TIME_AND_IDS_ARE_GIVEN,           RollsTheDice,      an id supplier",
    "NOTHING_IS_PRINTED,               Prints,            use org.jboss.logging.Logger",
    "FAILURES_HAVE_NAMES,              FailsWithoutAName, a type of its own",
    "NAMES_SAY_WHAT_A_THING_IS,        ReadingHelper,     name the concept",
  })
  void aBrokenRuleNamesTheClassAndTheWayOut(String rule, String breaker, String advice)
      throws ReflectiveOperationException {
    ArchRule broken = (ArchRule) HouseRules.class.getField(rule).get(null);

    assertThatThrownBy(() -> broken.check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(breaker)
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void soundClassesBreakNoRule(ArchRule rule) {
    assertThatCode(() -> rule.check(SOUND)).doesNotThrowAnyException();
  }

  @Test
  void aPackageThatSaysNothingAboutNullIsNamed() {
    assertThat(PackageRules.packagesWithoutNullMarked(BROKEN))
        .singleElement()
        .asString()
        .contains("org.penstock.broken.http", "package-info.java");
    assertThat(PackageRules.packagesWithoutNullMarked(SOUND)).isEmpty();
  }

  static List<ArchRule> rules() {
    return Arrays.stream(HouseRules.class.getFields())
        .filter(field -> field.isAnnotationPresent(ArchTest.class))
        .map(HouseRulesTest::ruleIn)
        .toList();
  }

  private static ArchRule ruleIn(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
