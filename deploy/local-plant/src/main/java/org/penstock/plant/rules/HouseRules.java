package org.penstock.plant.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;

/**
 * How a service is built (DESIGN section 3), as rules that fail the build.
 *
 * <p>A service runs them with one test: {@code @AnalyzeClasses(packages = "org.penstock.alert",
 * importOptions = ImportOption.DoNotIncludeTests.class) class ArchitectureTest { @ArchTest static
 * final ArchTests RULES = ArchTests.in(HouseRules.class); }}
 */
public final class HouseRules {

  private static final String DOMAIN = "org.penstock.*.domain..";
  private static final String APP = "org.penstock.*.app..";
  private static final String CONFIG = "org.penstock.*.config..";

  /** A library of every rim, not a rim of the service. */
  private static final String KIT = "org.penstock.kit..";

  private static final DescribedPredicate<JavaClass> LANGUAGE =
      Predicates.resideInAnyPackage(
          "java..",
          "org.jspecify..",
          "org.penstock.event..",
          "org.penstock.connector..",
          "org.penstock.topic..",
          "org.penstock.security..",
          DOMAIN);

  private static final DescribedPredicate<JavaClass> TECHNOLOGY_IN_THE_JDK =
      Predicates.resideInAnyPackage("java.sql..", "java.net.http..");

  private static final DescribedPredicate<JavaClass> APP_EXTRAS =
      Predicates.resideInAnyPackage(
          APP,
          CONFIG,
          KIT,
          "jakarta.enterprise..",
          "jakarta.inject..",
          "jakarta.transaction..",
          "jakarta.annotation..",
          "org.jboss.logging..");

  @ArchTest
  public static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE.and(DescribedPredicate.not(TECHNOLOGY_IN_THE_JDK)).as("plain Java"))
          .allowEmptyShould(true)
          .because(
              "the domain decides without technology: declare a port there, implement it in a rim");

  @ArchTest
  public static final ArchRule THE_APP_KNOWS_NO_TECHNOLOGY =
      classes()
          .that()
          .resideInAPackage(APP)
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE
                  .or(APP_EXTRAS)
                  .and(DescribedPredicate.not(TECHNOLOGY_IN_THE_JDK))
                  .as("the domain, the kit, injection or transactions"))
          .allowEmptyShould(true)
          .because("a use case loads, decides, stores, emits: move the technology behind a port");

  @ArchTest
  public static final ArchRule RIMS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.penstock.*.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.<JavaClass>alwaysTrue(),
              Predicates.resideInAnyPackage(DOMAIN, APP, CONFIG, KIT))
          // What the inner rings may use is said by their own rules.
          .ignoreDependency(
              Predicates.resideInAnyPackage(DOMAIN, APP, CONFIG),
              DescribedPredicate.<JavaClass>alwaysTrue())
          .allowEmptyShould(true)
          .because("rims meet in the app: call a use case, or let the app call a port");

  @ArchTest
  public static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("org.penstock.*.(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .because("a cycle is one package in two places: move the shared type to the inner one");

  @ArchTest
  public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
          .allowEmptyShould(true)
          .because(
              "a bean says what it needs in its constructor: make the field final and inject there");

  @ArchTest
  public static final ArchRule CONFIGURATION_HAS_ONE_PLACE =
      classes()
          .that()
          .areAnnotatedWith("io.smallrye.config.ConfigMapping")
          .should()
          .resideInAPackage(CONFIG)
          .allowEmptyShould(true)
          .because(
              "a reader looks for settings in `config`: move the @ConfigMapping interface there");

  @ArchTest
  public static final ArchRule TIME_AND_IDS_ARE_GIVEN =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APP)
          .should()
          .callMethodWhere(ForbiddenCalls.ASK_THE_CLOCK_OR_THE_DICE)
          .allowEmptyShould(true)
          .because("the same input gives the same answer: take an InstantSource or an id supplier");

  @ArchTest
  public static final ArchRule NOTHING_IS_PRINTED =
      noClasses()
          .should()
          .accessFieldWhere(ForbiddenCalls.STANDARD_STREAMS)
          .allowEmptyShould(true)
          .because("an operator reads the log: use org.jboss.logging.Logger");

  @ArchTest
  public static final ArchRule FAILURES_HAVE_NAMES =
      noClasses()
          .should()
          .callConstructorWhere(ForbiddenCalls.NAMELESS_EXCEPTIONS)
          .allowEmptyShould(true)
          .because(
              "a catcher needs to know what failed: throw a type of its own, or return a value");

  @ArchTest
  public static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|DTO|Dto)")
          .allowEmptyShould(true)
          .because("these words say nothing: name the concept or the verb");

  private HouseRules() {}

  /** Every package says that nothing is null unless it says so. */
  @ArchTest
  public static void everyPackageIsNullMarked(JavaClasses classes) {
    failIfAny(PackageRules.packagesWithoutNullMarked(classes));
  }

  /** A reader takes in a file or a package at one sitting. */
  @ArchTest
  public static void filesAndPackagesAreSmall(JavaClasses classes) {
    failIfAny(new SourceFiles(Path.of("src", "main", "java")).tooLarge());
  }

  private static void failIfAny(List<String> violations) {
    if (!violations.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), violations));
    }
  }
}
