package com.example.library;

public class Outer {
  protected static class Inherited extends Exception {}
}
