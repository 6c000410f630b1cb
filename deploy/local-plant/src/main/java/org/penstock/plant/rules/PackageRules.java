package org.penstock.plant.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What every package must say about itself. */
final class PackageRules {

  private PackageRules() {}

  static List<String> packagesWithoutNullMarked(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .map(JavaClass::getPackage)
        .distinct()
        .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .sorted()
        .map(name -> "Package " + name + " is not @NullMarked: give it a package-info.java.")
        .toList();
  }
}
