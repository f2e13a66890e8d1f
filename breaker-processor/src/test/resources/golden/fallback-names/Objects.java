package com.example;

enum Objects {}
