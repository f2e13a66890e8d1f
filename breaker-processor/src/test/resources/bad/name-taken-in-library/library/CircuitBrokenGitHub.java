package com.example;

public interface CircuitBrokenGitHub {}
