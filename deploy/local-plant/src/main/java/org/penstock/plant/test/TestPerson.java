package org.penstock.plant.test;

import java.util.List;

/** Who a test's token speaks for: the people of the demo realm, with the same subjects as there. */
public record TestPerson(String subject, String username, String name, List<String> roles) {

  public static final TestPerson OPERATOR = demo(1, "operator", "Demo Operator", "Operator");
  public static final TestPerson SUPERVISOR =
      demo(2, "supervisor", "Demo Supervisor", "Supervisor");
  public static final TestPerson ADMIN = demo(3, "admin", "Demo Admin", "Admin");
  public static final TestPerson AUDITOR = demo(4, "auditor", "Demo Auditor", "Auditor");
  public static final TestPerson SUPERVISOR2 =
      demo(5, "supervisor2", "Second Supervisor", "Supervisor");

  public TestPerson {
    roles = List.copyOf(roles);
  }

  private static TestPerson demo(int number, String username, String name, String role) {
    String subject = "10000000-0000-4000-8000-00000000000" + number;
    return new TestPerson(subject, username, name, List.of(role));
  }
}
